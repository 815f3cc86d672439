package dev.secant.cli.format;

import dev.secant.cli.failure.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of an .npy file, versions 1 to 3 of NumPy's format: what its numbers are and how they
 * are arranged.
 *
 * @param type of each number
 * @param isFortranOrder whether the numbers of a column stand side by side, not those of a row
 * @param shape lengths, each at least 0; empty for a single number
 */
public record NpyHeader(NpyType type, boolean isFortranOrder, List<Long> shape) {
  /** Bytes of every header that {@link #bytes()} returns. */
  public static final int WRITTEN_LENGTH = 128;

  /** NumPy's own limit is 10000; the dictionary of a plain array has a hundred. */
  private static final int LONGEST = 1 << 16;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Loaded with the first file of the kind. */
  private static final class Form {
    static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('([^']*)'|\\[[^\\]]*\\])");
    static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");
    static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}L?");
  }

  /** Makes the shape immutable. */
  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /** Returns whether bytes begin as every .npy file does. */
  public static boolean isBegin(byte[] bytes) {
    return bytes.length >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length));
  }

  /**
   * Reads a header, and nothing behind it.
   *
   * @throws DamagedFileException if there is none, or one of numbers that are not read
   */
  public static NpyHeader read(InputStream input) throws IOException {
    byte[] begin = input.readNBytes(MAGIC.length + 2);
    if (!isBegin(begin)) {
      throw new DamagedFileException("is no .npy file: it does not begin with \\x93NUMPY");
    }
    if (begin.length < MAGIC.length + 2) {
      throw cutOff();
    }
    int version = begin[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new DamagedFileException(
          "is of version " + (version & 0xff) + " of the .npy format; 1 to 3 can be read");
    }
    long length = length(input, version == 1 ? 2 : 4);
    if (length > LONGEST) {
      throw new DamagedFileException(
          "is damaged: its header says that it is " + length + " bytes long");
    }
    byte[] text = input.readNBytes((int) length);
    if (text.length < length) {
      throw cutOff();
    }
    return parse(new String(text, StandardCharsets.UTF_8));
  }

  private static long length(InputStream input, int size) throws IOException {
    byte[] bytes = input.readNBytes(size);
    if (bytes.length < size) {
      throw cutOff();
    }
    long length = 0;
    for (int i = size - 1; i >= 0; i--) {
      length = (length << 8) | (bytes[i] & 0xff);
    }
    return length;
  }

  private static DamagedFileException cutOff() {
    return new DamagedFileException("is cut off: it ends in its header");
  }

  private static NpyHeader parse(String text) throws DamagedFileException {
    String description = find(Form.TYPE, text, "'descr'");
    NpyType type = NpyType.of(description.replace("'", ""));
    if (type == null) {
      throw new DamagedFileException(
          "has numbers of the type "
              + Printable.cut(description, 60)
              + "; "
              + NpyType.READABLE
              + " can be read");
    }
    boolean isFortranOrder = find(Form.ORDER, text, "'fortran_order'").equals("True");
    return new NpyHeader(type, isFortranOrder, shape(find(Form.SHAPE, text, "'shape'")));
  }

  private static String find(Pattern form, String text, String key) throws DamagedFileException {
    Matcher matcher = form.matcher(text);
    if (!matcher.find()) {
      throw new DamagedFileException("is damaged: its header has no " + key + " that can be read");
    }
    String value = matcher.group(1);
    if (matcher.find()) {
      throw new DamagedFileException("is damaged: its header has " + key + " twice");
    }
    return value;
  }

  private static List<Long> shape(String text) throws DamagedFileException {
    List<Long> shape = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String length = part.strip();
      if (Form.LENGTH.matcher(length).matches()) {
        shape.add(Long.parseLong(length.replace("L", "")));
      } else if (!length.isEmpty()) {
        throw new DamagedFileException(
            "is damaged: its shape is (" + Printable.cut(text, 60) + ")");
      }
    }
    return shape;
  }

  /** Returns the header as bytes, always {@value #WRITTEN_LENGTH} of them; of version 1. */
  public byte[] bytes() {
    String lengths = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '"
            + type
            + "', 'fortran_order': "
            + (isFortranOrder ? "True" : "False")
            + ", 'shape': ("
            + lengths
            + (shape.size() == 1 ? ",)" : ")")
            + ", }";
    byte[] bytes = new byte[WRITTEN_LENGTH];
    Arrays.fill(bytes, (byte) ' ');
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    bytes[6] = 1;
    bytes[7] = 0;
    bytes[8] = WRITTEN_LENGTH - 10;
    bytes[9] = 0;
    byte[] text = dictionary.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, bytes, 10, text.length);
    bytes[WRITTEN_LENGTH - 1] = '\n';
    return bytes;
  }
}
