package io.getsales.client.sandbox.junit;

import io.getsales.client.sandbox.SandboxBuilder;

/** How the answers of a sandbox are shaped. */
public enum Answers {
  /** As clients of the real service have met them; see {@link SandboxBuilder#observed()}. */
  OBSERVED,
  /** As the vendor's reference describes them; see {@link SandboxBuilder#documented()}. */
  DOCUMENTED,
  /** As a white label documents them; see {@link SandboxBuilder#whiteLabel()}. */
  WHITE_LABEL;

  SandboxBuilder applyTo(SandboxBuilder builder) {
    return switch (this) {
      case OBSERVED -> builder.observed();
      case DOCUMENTED -> builder.documented();
      case WHITE_LABEL -> builder.whiteLabel();
    };
  }
}
