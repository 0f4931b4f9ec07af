package io.getsales.client.generated.support;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A row that the server wraps in an envelope on some paths and sends bare on others. Read from
 * either, it looks the same: the content in its field, the extras beside it.
 */
public abstract class EnvelopeModel extends Model {
  private @Nullable Model bare;

  /** For generated subclasses. */
  protected EnvelopeModel() {}

  /** A new, empty content, to be filled from a bare row. */
  protected abstract Model newContent();

  /** The content read from the envelope, if there was one. */
  protected abstract @Nullable Model content();

  /** Takes the content of a bare row. */
  protected abstract void takeContent(Model content);

  @Override
  void readMembers(ModelReader in) throws IOException {
    super.readMembers(in);
    if (bare == null) {
      return;
    }
    if (content() == null) {
      moveUnknownTo(bare);
      takeContent(bare);
    } else {
      // An envelope with fields of the content's names beside it: they are the envelope's own.
      JsonObject beside = JsonParser.parseString(bare.toJson()).getAsJsonObject();
      for (var member : beside.entrySet()) {
        keepUnknown(member.getKey(), member.getValue());
      }
    }
    bare = null;
  }

  @Override
  void readUnknown(String name, ModelReader in) throws IOException {
    Model content = bare == null ? newContent() : bare;
    int index = content.fieldIndex(name);
    if (index < 0) {
      keepUnknown(name, in.nextJsonElement());
      return;
    }
    bare = content;
    content.readMember(index, name, in);
  }
}
