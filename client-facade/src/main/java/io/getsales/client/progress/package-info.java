/** How far long work has come: reading a list, draining it, writing many rows. */
@NullMarked
package io.getsales.client.progress;

import org.jspecify.annotations.NullMarked;
