package io.getsales.client.decoding;

import io.getsales.client.generated.support.Oddity;
import io.getsales.client.generated.support.ReadTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts where the service differs from the description that this client was made from: unknown
 * fields, unknown enum values, values of another type, required fields that are missing. None of
 * them stops a call; this is how to learn of them before they matter.
 *
 * <p>Kept are operations, names of fields and counts, never a value; and no more than {@value
 * #MOST_FINDINGS} different findings, whatever the service sends. A client and those derived from
 * it count together. Thread-safe.
 */
public final class Drift {
  /** So many different findings are kept: {@value}. What comes later is only counted. */
  public static final int MOST_FINDINGS = 1_000;

  private final boolean isOn;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Long> counts = new HashMap<>();
  private final Map<String, Long> answers = new TreeMap<>();
  private long leftOut;

  private record Key(String operation, Oddity oddity, String path) {}

  /**
   * For the client itself.
   *
   * @param isOn whether to count at all
   */
  public Drift(boolean isOn) {
    this.isOn = isOn;
  }

  /** {@return whether anything is counted; see {@code GetSalesBuilder.drift}} */
  public boolean isOn() {
    return isOn;
  }

  /**
   * For the client itself: takes what was met in one answer.
   *
   * @param operation the vendor's id of the operation
   * @param trace what was met in the answer
   */
  public void add(String operation, ReadTrace trace) {
    if (!isOn) {
      return;
    }
    lock.lock();
    try {
      answers.merge(operation, 1L, Long::sum);
      trace.forEachOddity((oddity, path, count) -> add(new Key(operation, oddity, path), count));
    } finally {
      lock.unlock();
    }
  }

  private void add(Key key, long count) {
    if (counts.size() < MOST_FINDINGS || counts.containsKey(key)) {
      counts.merge(key, count, Long::sum);
    } else {
      leftOut += count;
    }
  }

  /** {@return what was met so far, by operation, kind and place; empty when nothing was} */
  public List<DriftFinding> findings() {
    List<DriftFinding> findings = new ArrayList<>();
    lock.lock();
    try {
      counts.forEach(
          (key, count) ->
              findings.add(new DriftFinding(key.operation, key.oddity, key.path, count)));
    } finally {
      lock.unlock();
    }
    findings.sort(
        Comparator.comparing(DriftFinding::operation)
            .thenComparing(DriftFinding::oddity)
            .thenComparing(DriftFinding::path));
    return List.copyOf(findings);
  }

  /** {@return how many answers with a body were read so far, by operation} */
  public Map<String, Long> answers() {
    lock.lock();
    try {
      return Map.copyOf(answers);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything met so far. */
  public void reset() {
    lock.lock();
    try {
      counts.clear();
      answers.clear();
      leftOut = 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * {@return the findings as Markdown, fit for an issue: no values, no ids, no key in it} The names
   * of unknown fields are the service's own; read it once before you publish it.
   */
  public String report() {
    if (!isOn) {
      return "# Drift report\n\nSwitched off.\n";
    }
    Map<String, Long> read = new TreeMap<>(answers());
    List<DriftFinding> findings = findings();
    StringBuilder text = new StringBuilder("# Drift report\n\n");
    if (findings.isEmpty()) {
      return text.append(total(read)).append(", all as described.\n").toString();
    }
    text.append(total(read)).append(". What differs from the description:\n");
    read.forEach((operation, count) -> section(text, operation, count, findings));
    long more = leftOut();
    if (more > 0) {
      text.append("\nBeyond ").append(MOST_FINDINGS).append(" findings: ").append(more);
      text.append(" more oddities, not listed.\n");
    }
    return text.toString();
  }

  private static String total(Map<String, Long> read) {
    long sum = read.values().stream().mapToLong(Long::longValue).sum();
    return sum == 1 ? "1 answer read" : sum + " answers read";
  }

  private static void section(
      StringBuilder text, String operation, long count, List<DriftFinding> all) {
    List<DriftFinding> own =
        all.stream().filter(finding -> finding.operation().equals(operation)).toList();
    if (own.isEmpty()) {
      return;
    }
    text.append("\n## `").append(operation).append("` (answers read: ").append(count).append(")\n");
    text.append("\n| What | Where | Count |\n| --- | --- | ---: |\n");
    for (DriftFinding finding : own) {
      text.append("| ").append(words(finding.oddity()));
      text.append(" | `").append(finding.path());
      text.append("` | ").append(finding.count()).append(" |\n");
    }
  }

  private static String words(Oddity oddity) {
    return switch (oddity) {
      case UNKNOWN_FIELD -> "unknown field";
      case UNKNOWN_ENUM_VALUE -> "unknown enum value";
      case TYPE_MISMATCH -> "value of another type";
      case MISSING_REQUIRED_FIELD -> "required field missing";
    };
  }

  private long leftOut() {
    lock.lock();
    try {
      return leftOut;
    } finally {
      lock.unlock();
    }
  }

  /** How much was counted. */
  @Override
  public String toString() {
    return isOn ? "Drift[" + findings().size() + " findings]" : "Drift[off]";
  }
}
