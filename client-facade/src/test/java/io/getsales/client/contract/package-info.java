/**
 * The description against the client and the sandbox, so that none of the three can drift away from
 * the others. The judges are programs that share no code with this library.
 */
@NullMarked
package io.getsales.client.contract;

import org.jspecify.annotations.NullMarked;
