package io.getsales.client.generated.support;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A row that the server wraps in an envelope on some paths and sends bare on others. Read from
 * either, it looks the same: the content in its field, the extras beside it. It is written as it
 * came.
 */
public abstract class EnvelopeModel extends Model {
  private @Nullable Model outside;
  private boolean anyOutside;
  private boolean bare;

  /** For generated subclasses. */
  protected EnvelopeModel() {}

  /** {@return a new, empty content, to be filled from a bare row} */
  protected abstract Model newContent();

  /** {@return the content read from the envelope, if there was one} */
  protected abstract @Nullable Model content();

  /**
   * Takes the content of a bare row.
   *
   * @param content of the type of {@link #newContent()}
   */
  protected abstract void takeContent(Model content);

  @Override
  final @Nullable Model inlined() {
    return bare ? content() : null;
  }

  @Override
  void afterMembers(ModelReader in) throws IOException {
    Model found = anyOutside ? outside : null;
    outside = null;
    anyOutside = false;
    if (found == null) {
      in.trace().require(this);
      return;
    }
    if (content() == null) {
      moveUnknownTo(found);
      takeContent(found);
      bare = true;
      in.trace().require(found);
      return;
    }
    in.trace().require(this);
    // A full envelope with fields of the content's names beside it: they are the envelope's own.
    ModelWriter.toJsonTree(found).getAsJsonObject().asMap().forEach(this::keepUnknown);
  }

  @Override
  void readUnknown(String name, ModelReader in) throws IOException {
    if (outside == null) {
      outside = newContent();
    }
    int index = outside.fieldIndex(name);
    if (index < 0) {
      super.readUnknown(name, in);
      return;
    }
    anyOutside = true;
    in.trace().beginOutside(outside);
    outside.readMember(index, name, in);
    in.trace().endOutside();
  }
}
