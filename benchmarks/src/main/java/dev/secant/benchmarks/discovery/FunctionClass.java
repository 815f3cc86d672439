package dev.secant.benchmarks.discovery;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The class file of a function {@code f(x) = factor * x}, as a compiler for Java 17 writes it: a
 * compiler itself would take minutes for a hundred thousand.
 *
 * <p>Source: The Java Virtual Machine Specification, Java SE 17, chapter 4.
 */
public final class FunctionClass {
  private static final int PUBLIC = 0x0001;
  private static final int FINAL_SUPER = 0x0030;

  private static final int UTF8 = 1;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  /** Numbers of the constants, in the order in which they are written. */
  private static final int THIS = 2;

  private static final int SUPER = 4;
  private static final int SERVICE = 6;
  private static final int INIT = 7;
  private static final int NO_ARGUMENTS = 8;
  private static final int SUPER_INIT = 10;
  private static final int CODE = 11;
  private static final int FORWARD = 12;
  private static final int FORWARD_TYPE = 13;
  private static final int FACTOR = 14; // takes two
  private static final int SOURCE_FILE = 16;
  private static final int SOURCE = 17;
  private static final int COUNT = 18;

  private FunctionClass() {}

  /**
   * Returns the class file.
   *
   * @param className with dots
   */
  public static byte[] bytes(String className, double factor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0xcafebabe);
      out.writeInt(61); // Java 17
      writeConstants(out, className, factor);
      out.writeShort(PUBLIC | FINAL_SUPER);
      out.writeShort(THIS);
      out.writeShort(SUPER);
      out.writeShort(1);
      out.writeShort(SERVICE);
      out.writeShort(0); // fields
      out.writeShort(2); // methods
      writeConstructor(out);
      writeForward(out);
      out.writeShort(1); // attributes
      out.writeShort(SOURCE_FILE);
      out.writeInt(2);
      out.writeShort(SOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a stream into memory has none
    }
    return bytes.toByteArray();
  }

  private static void writeConstants(DataOutputStream out, String className, double factor)
      throws IOException {
    out.writeShort(COUNT);
    writeClass(out, className.replace('.', '/'), 1);
    writeClass(out, "java/lang/Object", 3);
    writeClass(out, "dev/secant/api/ElementwiseFunction", 5);
    writeText(out, "<init>");
    writeText(out, "()V");
    writePair(out, NAME_AND_TYPE, INIT, NO_ARGUMENTS);
    writePair(out, METHOD, SUPER, 9);
    writeText(out, "Code");
    writeText(out, "forward");
    writeText(out, "(D)D");
    out.writeByte(DOUBLE);
    out.writeDouble(factor);
    writeText(out, "SourceFile");
    writeText(out, className.substring(className.lastIndexOf('.') + 1) + ".java");
  }

  private static void writeClass(DataOutputStream out, String name, int number) throws IOException {
    writeText(out, name);
    out.writeByte(CLASS);
    out.writeShort(number);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeByte(UTF8);
    out.writeUTF(text);
  }

  private static void writePair(DataOutputStream out, int tag, int first, int second)
      throws IOException {
    out.writeByte(tag);
    out.writeShort(first);
    out.writeShort(second);
  }

  /** {@code aload_0; invokespecial Object.<init>; return}. */
  private static void writeConstructor(DataOutputStream out) throws IOException {
    byte[] code = {0x2a, (byte) 0xb7, 0, SUPER_INIT, (byte) 0xb1};
    writeMethod(out, INIT, NO_ARGUMENTS, code);
  }

  /** {@code ldc2_w factor; dload_1; dmul; dreturn}. */
  private static void writeForward(DataOutputStream out) throws IOException {
    byte[] code = {0x14, 0, FACTOR, 0x27, 0x6b, (byte) 0xaf};
    writeMethod(out, FORWARD, FORWARD_TYPE, code);
  }

  private static void writeMethod(DataOutputStream out, int name, int type, byte[] code)
      throws IOException {
    out.writeShort(PUBLIC);
    out.writeShort(name);
    out.writeShort(type);
    out.writeShort(1); // attributes
    out.writeShort(CODE);
    out.writeInt(12 + code.length);
    out.writeShort(4); // stack
    out.writeShort(3); // local variables
    out.writeInt(code.length);
    out.write(code);
    out.writeShort(0); // exceptions
    out.writeShort(0); // attributes
  }
}
