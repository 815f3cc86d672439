package dev.secant.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.secant.cli.format.GzipInput;
import dev.secant.cli.format.NpyHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** Arrays in .npy files, written by hand and read by hand. */
abstract class ArrayFiles {
  @TempDir Path folder;

  /** Writes a file as NumPy does; the numbers are in the order in which they are to lie. */
  Path file(String name, String header, byte[] numbers) throws IOException {
    return Files.write(folder.resolve(name), npy(1, header, numbers));
  }

  static byte[] npy(int version, String header, byte[] numbers) {
    int size = version == 1 ? 2 : 4;
    byte[] file = new byte[8 + size + header.length() + numbers.length];
    ByteBuffer bytes =
        ByteBuffer.wrap(file)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("\u0093NUMPY".getBytes(ISO_8859_1))
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) header.length());
    } else {
      bytes.putInt(header.length());
    }
    bytes.put(header.getBytes(ISO_8859_1)).put(numbers);
    return file;
  }

  static String header(String type, boolean isFortranOrder, String shape) {
    String order = isFortranOrder ? "True" : "False";
    return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
  }

  static byte[] numbers(String type, double... values) {
    boolean isBig = type.startsWith(">");
    byte[] array = new byte[8 * values.length];
    ByteBuffer bytes =
        ByteBuffer.wrap(array).order(isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type.substring(1)) {
        case "f4" -> bytes.putFloat((float) value);
        case "f8" -> bytes.putDouble(value);
        case "i1", "u1" -> bytes.put((byte) value);
        case "i2", "u2" -> bytes.putShort((short) value);
        case "i4", "u4" -> bytes.putInt((int) (long) value);
        default -> bytes.putLong((long) value);
      }
    }
    return Arrays.copyOf(array, bytes.position());
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  /** An array that was written: its header, and its numbers as they lie. */
  record Written(NpyHeader header, List<Double> numbers) {
    static Written of(Path file) throws IOException {
      byte[] content = Files.readAllBytes(file);
      boolean isCompressed = file.toString().endsWith(".gz");
      InputStream plain = new ByteArrayInputStream(content);
      try (InputStream input = isCompressed ? new GzipInput(plain) : plain) {
        NpyHeader header = NpyHeader.read(input);
        ByteBuffer bytes = ByteBuffer.wrap(input.readAllBytes()).order(header.type().order());
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < bytes.limit(); i += header.type().size()) {
          numbers.add(header.type().number(bytes, i));
        }
        return new Written(header, numbers);
      }
    }
  }
}
