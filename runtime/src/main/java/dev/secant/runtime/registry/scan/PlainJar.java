package dev.secant.runtime.registry.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A JAR of the plain form that build tools write, read from memory, many times faster than the JDK
 * opens one: it begins with an entry and ends with the directory, which says of each entry what the
 * entry says of itself; none is encrypted, signed or for one version of Java only. Whatever else
 * there is makes a JAR odd.
 *
 * <p>Source: PKWARE, .ZIP File Format Specification, sections 4.3 and 4.4.
 */
final class PlainJar implements JarSource {
  private static final int END_LENGTH = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int DIRECTORY_LENGTH = 46;
  private static final int ENTRY_SIGNATURE = 0x04034b50;
  private static final int ENTRY_LENGTH = 30;
  private static final int MAX_ENTRIES = 0xfffe;

  /** A checksum behind the data, and names in UTF-8; all other flags are odd. */
  private static final int PLAIN_FLAGS = 0x0808 | 0x0006; // and how hard it was compressed

  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final ByteBuffer in;
  private final Inflater inflater;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** What the directory says of an entry; {@code start} is where its data begins. */
  private record Entry(int method, int crc, int compressed, int size, int start) {}

  private PlainJar(byte[] bytes, Inflater inflater) {
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.inflater = inflater;
  }

  /**
   * Returns a JAR, or null if it is odd or none at all.
   *
   * @param inflater for compressed data without a header, which is used by one thread at a time
   */
  static @Nullable PlainJar of(byte[] bytes, Inflater inflater) {
    PlainJar jar = new PlainJar(bytes, inflater);
    try {
      jar.readDirectory();
      return jar;
    } catch (OddJarException | CharacterCodingException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private void readDirectory() throws CharacterCodingException {
    int end = in.limit() - END_LENGTH;
    require(end >= 0 && in.getInt(end) == END_SIGNATURE); // so that it has no comment
    int count = u2(end + 10);
    int directory = in.getInt(end + 16);
    require(in.getInt(end + 4) == 0 && u2(end + 8) == count && u2(end + 20) == 0);
    require(count > 0 && count <= MAX_ENTRIES && directory > 0 && directory < end);
    require(in.getInt(end + 12) == end - directory && in.getInt(0) == ENTRY_SIGNATURE);
    int at = directory;
    for (int i = 0; i < count; i++) {
      require(in.getInt(at) == DIRECTORY_SIGNATURE);
      at = readEntry(at, directory);
    }
    require(at == end);
  }

  /** Reads one entry of the directory and returns where the next begins. */
  private int readEntry(int at, int directory) throws CharacterCodingException {
    int flags = u2(at + 8);
    int method = u2(at + 10);
    int compressed = in.getInt(at + 20);
    int size = in.getInt(at + 24);
    int nameLength = u2(at + 28);
    int extraLength = u2(at + 30);
    int local = in.getInt(at + 42);
    require((flags & ~PLAIN_FLAGS) == 0 && (method == STORED || method == DEFLATED));
    require(compressed >= 0 && size >= 0 && local >= 0 && local < directory);
    require(u2(at + 32) == 0 && u2(at + 34) == 0); // no comment, one file
    require(method == DEFLATED || compressed == size);
    requirePlainExtra(at + DIRECTORY_LENGTH + nameLength, extraLength);
    require(in.getInt(local) == ENTRY_SIGNATURE && u2(local + 26) == nameLength);
    require(u2(local + 6) == flags && u2(local + 8) == method);
    int start = local + ENTRY_LENGTH + nameLength + u2(local + 28);
    require(start <= directory - compressed);
    requireSameName(at + DIRECTORY_LENGTH, local + ENTRY_LENGTH, nameLength);
    String name = name(at + DIRECTORY_LENGTH, nameLength);
    requirePlainName(name);
    Entry entry = new Entry(method, in.getInt(at + 16), compressed, size, start);
    require(entries.put(name, entry) == null);
    return at + DIRECTORY_LENGTH + nameLength + extraLength;
  }

  /** Blocks of an id, a length and as many bytes; that of large files would change the rest. */
  private void requirePlainExtra(int start, int length) {
    int at = start;
    int end = start + length;
    while (at < end) {
      require(end - at >= 4 && u2(at) != 1);
      at += 4 + u2(at + 2);
    }
    require(at == end);
  }

  private void requireSameName(int one, int other, int length) {
    for (int i = 0; i < length; i++) {
      require(in.get(one + i) == in.get(other + i));
    }
  }

  private String name(int at, int length) throws CharacterCodingException {
    require(length > 0);
    for (int i = 0; i < length; i++) {
      if (in.get(at + i) <= 0) {
        return StandardCharsets.UTF_8.newDecoder().decode(in.slice(at, length)).toString();
      }
    }
    return new String(in.array(), at, length, StandardCharsets.ISO_8859_1);
  }

  private static void requirePlainName(String name) {
    require(!JarEntries.leadsOut(name));
    require(name.equals(JarFile.MANIFEST_NAME) || !JarEntries.isSignaturePart(name));
    require(!name.startsWith("META-INF/versions/"));
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  @Override
  public PluginJar.@Nullable Content read(String name, int limit) {
    Entry entry = entries.get(name);
    if (entry == null || name.endsWith("/")) {
      return null;
    }
    require(entry.size <= limit);
    byte[] bytes = entry.method == STORED ? stored(entry) : inflated(entry);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    require((int) crc.getValue() == entry.crc);
    return new PluginJar.Content(bytes, true);
  }

  private byte[] stored(Entry entry) {
    byte[] bytes = new byte[entry.size];
    in.get(entry.start, bytes);
    return bytes;
  }

  private byte[] inflated(Entry entry) {
    require(entry.size / 2048 <= entry.compressed); // deflate reaches 1032
    byte[] bytes = new byte[entry.size];
    inflater.reset();
    inflater.setInput(in.array(), entry.start, entry.compressed);
    try {
      int length = 0;
      while (length < bytes.length) {
        int more = inflater.inflate(bytes, length, bytes.length - length);
        require(more > 0);
        length += more;
      }
      require(inflater.finished() || inflater.inflate(new byte[1]) == 0);
      require(inflater.finished() && inflater.getBytesRead() == entry.compressed);
    } catch (DataFormatException e) {
      throw new OddJarException();
    }
    return bytes;
  }

  private int u2(int at) {
    return Short.toUnsignedInt(in.getShort(at));
  }

  private static void require(boolean isPlain) {
    if (!isPlain) {
      throw new OddJarException();
    }
  }

  @Override
  public void close() {
    // The bytes are memory, and the inflater is the scanner's.
  }
}
