package dev.secant.runtime.registry.cache;

import dev.secant.runtime.registry.FunctionEntry.Kind;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginContent;
import dev.secant.runtime.registry.scan.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what {@link ContentReader} reads. */
final class ContentWriter {
  static final int MAX_TEXT_BYTES = 0xffff;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Returns what was written. */
  byte[] bytes() {
    return bytes.toByteArray();
  }

  int size() {
    return bytes.size();
  }

  void write(byte[] raw) throws IOException {
    out.write(raw);
  }

  void writeInt(int value) throws IOException {
    out.writeInt(value);
  }

  /**
   * @throws IOException if the text is too long
   */
  void writeText(String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (encoded.length > MAX_TEXT_BYTES) {
      throw new IOException("text must have at most " + MAX_TEXT_BYTES + " bytes");
    }
    out.writeShort(encoded.length);
    out.write(encoded);
  }

  void write(FileStamp stamp) throws IOException {
    out.writeLong(stamp.size());
    out.writeLong(stamp.modified());
    out.writeLong(stamp.changed());
    out.writeLong(stamp.inode());
  }

  void write(Sha256 sha256) throws IOException {
    out.write(sha256.toByteArray());
  }

  void write(PluginContent content) throws IOException {
    writeOptional(content.id());
    writeOptional(content.version());
    out.writeInt(content.files().size());
    for (int file : content.files()) {
      out.writeInt(file);
    }
    write(content.problems());
    write(content.refusal() == null ? List.of() : List.of(content.refusal()));
    out.writeInt(content.offers().size());
    String entry = "";
    for (Offer offer : content.offers()) {
      boolean isSameEntry = offer.entry().equals(entry);
      out.writeByte((offer.kind() == Kind.FACTORY ? 2 : 0) | (isSameEntry ? 1 : 0));
      if (!isSameEntry) {
        entry = offer.entry();
        writeText(entry);
      }
      out.writeInt(offer.line());
      writeText(offer.name());
      writeText(offer.className());
    }
  }

  private void write(List<Problem> problems) throws IOException {
    out.writeInt(problems.size());
    for (Problem problem : problems) {
      writeText(problem.code().name());
      writeText(problem.location());
      writeText(problem.message());
      writeText(problem.hint());
      writeText(problem.entry());
      out.writeInt(problem.line());
      writeText(problem.className());
      writeText(problem.plugin());
      writeText(problem.function());
    }
  }

  private void writeOptional(@Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    writeText(text == null ? "" : text);
  }
}
