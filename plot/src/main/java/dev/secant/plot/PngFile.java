package dev.secant.plot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The PNG format: 8 bits a colour, each row as its differences to the one above.
 *
 * <p><b>Reference:</b> W3C Recommendation <i>Portable Network Graphics (PNG) Specification</i>.
 */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int DEPTH = 8;
  private static final int RGB = 2;
  private static final int UP = 2; // filter
  private static final int DOTS_PER_METRE = 7559; // 192 an inch: two pixels a CSS pixel

  private PngFile() {}

  static byte[] of(Raster raster) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(raster.width).putInt(raster.height);
    header.put((byte) DEPTH).put((byte) RGB).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(file, "IHDR", header.array());
    ByteBuffer density = ByteBuffer.allocate(9);
    density.putInt(DOTS_PER_METRE).putInt(DOTS_PER_METRE).put((byte) 1);
    chunk(file, "pHYs", density.array());
    chunk(file, "IDAT", compressed(filtered(raster)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] filtered(Raster raster) {
    int row = 3 * raster.width;
    byte[] rgb = raster.rgb();
    byte[] filtered = new byte[(row + 1) * raster.height];
    for (int y = 0; y < raster.height; y++) {
      int to = y * (row + 1);
      filtered[to] = UP;
      for (int i = 0; i < row; i++) {
        int above = y == 0 ? 0 : rgb[(y - 1) * row + i];
        filtered[to + 1 + i] = (byte) (rgb[y * row + i] - above);
      }
    }
    return filtered;
  }

  private static byte[] compressed(byte[] data) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(data.length / 8);
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
