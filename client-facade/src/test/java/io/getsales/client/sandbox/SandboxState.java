package io.getsales.client.sandbox;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** The account of a sandbox behind its lock: one request or one look at a time. */
final class SandboxState {
  private final ReentrantLock lock = new ReentrantLock();
  private final Supplier<Account> maker;
  private Account account;

  SandboxState(Supplier<Account> maker) {
    this.maker = maker;
    this.account = maker.get();
  }

  <T> T with(Function<Account, T> work) {
    lock.lock();
    try {
      account.deliveries().settle();
      return work.apply(account);
    } finally {
      lock.unlock();
    }
  }

  void reset() {
    Account fresh = maker.get();
    lock.lock();
    try {
      account = fresh;
    } finally {
      lock.unlock();
    }
  }
}
