/**
 * The send ledger: a memory of what was sent under which key, so that a program that crashed and
 * was started again does not send a person the same message twice. {@link
 * io.getsales.client.ledger.SendLedger} is what sends ask, {@link
 * io.getsales.client.ledger.FileSendLedger} keeps it in a file. An import's journal is kept in the
 * same way.
 */
@NullMarked
package io.getsales.client.ledger;

import org.jspecify.annotations.NullMarked;
