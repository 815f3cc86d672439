package dev.secant.runtime.registry.cache;

import dev.secant.runtime.registry.FunctionEntry.Kind;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginContent;
import dev.secant.runtime.registry.scan.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ContentWriter} wrote. Whatever the bytes are, it reads nothing outside them and
 * makes no list longer than they are; what makes no sense is a RuntimeException.
 */
final class ContentReader {
  private final byte[] bytes;
  private final ByteBuffer in;

  /**
   * @param start where to begin
   */
  ContentReader(byte[] bytes, int start) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes).position(start);
  }

  int readInt() {
    return in.getInt();
  }

  String readText() {
    int length = Short.toUnsignedInt(in.getShort());
    int start = in.position();
    in.position(start + length);
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  FileStamp readStamp() {
    return new FileStamp(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  Sha256 readSha256() {
    byte[] digest = new byte[Sha256.LENGTH];
    in.get(digest);
    return Sha256.of(digest);
  }

  /** Returns a count of things that take at least so many bytes each. */
  int readCount(int bytesEach) {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / bytesEach) {
      throw new IllegalArgumentException("count must fit into what is left, was " + count);
    }
    return count;
  }

  PluginContent readContent() {
    String id = readOptional();
    String version = readOptional();
    int count = readCount(Integer.BYTES);
    List<Integer> files = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      files.add(in.getInt());
    }
    List<Problem> problems = readProblems();
    List<Problem> refusal = readProblems();
    return new PluginContent(
        id,
        version,
        List.copyOf(files),
        readOffers(),
        problems,
        refusal.isEmpty() ? null : refusal.get(0));
  }

  private List<Offer> readOffers() {
    int count = readCount(Integer.BYTES);
    Offer[] offers = new Offer[count];
    String entry = "";
    for (int i = 0; i < count; i++) {
      int head = in.get();
      if ((head & 1) == 0) {
        entry = readText();
      }
      int line = in.getInt();
      String name = readText();
      offers[i] =
          new Offer((head & 2) == 0 ? Kind.FUNCTION : Kind.FACTORY, name, readText(), entry, line);
    }
    return List.of(offers);
  }

  private List<Problem> readProblems() {
    int count = readCount(Integer.BYTES);
    List<Problem> problems = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ProblemCode code = ProblemCode.valueOf(readText());
      String location = readText();
      Problem problem = Problem.of(code, location, readText(), readText());
      problem = problem.inEntry(readText(), in.getInt());
      problems.add(problem.ofClass(readText()).ofFunction(readText(), readText()));
    }
    return List.copyOf(problems);
  }

  private @Nullable String readOptional() {
    boolean isThere = in.get() != 0;
    String text = readText();
    return isThere ? text : null;
  }
}
