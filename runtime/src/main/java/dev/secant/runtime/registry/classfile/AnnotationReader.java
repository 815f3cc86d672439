package dev.secant.runtime.registry.classfile;

import org.jspecify.annotations.Nullable;

/**
 * Reads annotations. Those that are of no interest are walked too, since the JVM itself recurses
 * into them when it defines the class, without a limit.
 *
 * <p>Source: The Java Virtual Machine Specification, sections 4.7.16 to 4.7.22.
 */
final class AnnotationReader {
  private static final String NAME_ANNOTATION = "Ldev/secant/api/FunctionName;";

  /** Annotations nest as deep as their author likes; no sensible one goes beyond this. */
  private static final int MAX_NESTING = 32;

  private final ConstantPool constants;

  AnnotationReader(ConstantPool constants) {
    this.constants = constants;
  }

  /** Passes for an attribute without annotations and for one whose annotations nest sensibly. */
  void check(String attribute, ByteCursor content) throws MalformedClassException {
    switch (attribute) {
      case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" -> read(content);
      case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" -> {
        for (int parameters = content.u1(); parameters > 0; parameters--) {
          read(content);
        }
      }
      case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" -> {
        for (int count = content.u2(); count > 0; count--) {
          skipTarget(content);
          content.skip(2 * content.u1()); // the path to a part of the type
          content.skip(2);
          readPairs(content, 0);
        }
      }
      case "AnnotationDefault" -> readElement(content, 0);
      default -> {
        // Has no annotations.
      }
    }
  }

  /** Reads a list of annotations; returns the value of {@code @FunctionName}, or null. */
  @Nullable String read(ByteCursor content) throws MalformedClassException {
    String found = null;
    for (int count = content.u2(); count > 0; count--) {
      boolean wanted = constants.utf8(content.u2()).equals(NAME_ANNOTATION);
      for (int pairs = content.u2(); pairs > 0; pairs--) {
        String element = constants.utf8(content.u2());
        String text = readElement(content, 0);
        if (wanted && element.equals("value")) {
          found = text;
        }
      }
    }
    return found;
  }

  private static void skipTarget(ByteCursor content) throws MalformedClassException {
    int target = content.u1();
    switch (target) {
      case 0x00, 0x01, 0x16 -> content.skip(1);
      case 0x10, 0x11, 0x12, 0x17, 0x42, 0x43, 0x44, 0x45, 0x46 -> content.skip(2);
      case 0x13, 0x14, 0x15 -> {
        // Says all by itself.
      }
      case 0x40, 0x41 -> content.skip(6 * content.u2());
      case 0x47, 0x48, 0x49, 0x4a, 0x4b -> content.skip(3);
      default -> throw new MalformedClassException("it has a type annotation at an unknown place");
    }
  }

  private void readPairs(ByteCursor content, int depth) throws MalformedClassException {
    for (int pairs = content.u2(); pairs > 0; pairs--) {
      content.skip(2);
      readElement(content, depth);
    }
  }

  /** Reads past the value of an element and returns it if it is a text, else null. */
  private @Nullable String readElement(ByteCursor content, int depth)
      throws MalformedClassException {
    if (depth > MAX_NESTING) {
      throw new MalformedClassException("its annotations nest too deep");
    }
    int tag = content.u1();
    switch (tag) {
      case 's' -> {
        return constants.utf8(content.u2());
      }
      case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 'c' -> content.skip(2);
      case 'e' -> content.skip(4);
      case '@' -> {
        content.skip(2);
        readPairs(content, depth + 1);
      }
      case '[' -> {
        for (int count = content.u2(); count > 0; count--) {
          readElement(content, depth + 1);
        }
      }
      default -> throw new MalformedClassException("it has an annotation of an unknown kind");
    }
    return null;
  }
}
