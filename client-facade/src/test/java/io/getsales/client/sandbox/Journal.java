package io.getsales.client.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The requests that arrived, up to a number; then the oldest go. */
final class Journal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
  private final int capacity;
  private int count;

  Journal(int capacity) {
    this.capacity = capacity;
  }

  /** Keeps a request, and answers it with the number that is given to it here. */
  ReceivedRequest add(Entry entry) {
    lock.lock();
    try {
      count++;
      ReceivedRequest request = entry.numbered(count);
      if (capacity > 0) {
        if (requests.size() == capacity) {
          requests.removeFirst();
        }
        requests.addLast(request);
      }
      return request;
    } finally {
      lock.unlock();
    }
  }

  List<ReceivedRequest> requests() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      requests.clear();
      count = 0;
    } finally {
      lock.unlock();
    }
  }

  /** A request that waits for its number. */
  @FunctionalInterface
  interface Entry {
    ReceivedRequest numbered(int number);
  }
}
