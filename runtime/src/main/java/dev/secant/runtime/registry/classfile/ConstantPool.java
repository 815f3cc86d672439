package dev.secant.runtime.registry.classfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The constants of a class file, each decoded once, when asked for. */
final class ConstantPool {
  private static final int UTF8 = 1;
  private static final int CLASS = 7;

  /** File systems end at 255 a part; this bounds the time to compare names again and again. */
  private static final int MAX_NAME_LENGTH = 4096;

  private final ByteCursor bytes;

  /** Position of the tag of each constant; 0 where there is none. */
  private final int[] positions;

  private final @Nullable String[] texts;

  private ConstantPool(ByteCursor bytes, int[] positions) {
    this.bytes = bytes;
    this.positions = positions;
    this.texts = new String[positions.length];
  }

  /** Reads past the pool at the cursor. */
  static ConstantPool read(ByteCursor in) throws MalformedClassException {
    int[] positions = new int[in.u2()];
    int index = 1;
    while (index < positions.length) {
      positions[index] = in.position();
      int tag = in.u1();
      switch (tag) {
        case UTF8 -> in.skip(in.u2());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skip(4);
        case 5, 6 -> in.skip(8);
        case CLASS, 8, 16, 19, 20 -> in.skip(2);
        case 15 -> in.skip(3);
        default ->
            throw new MalformedClassException(
                "its constant " + index + " is of kind " + tag + ", which does not exist");
      }
      // A long or a double takes two places, by what the specification calls a poor choice.
      index += tag == 5 || tag == 6 ? 2 : 1;
    }
    return new ConstantPool(in, positions);
  }

  String utf8(int index) throws MalformedClassException {
    ByteCursor in = find(index, UTF8);
    String text = texts[index];
    if (text == null) {
      text = in.utf();
      texts[index] = text;
    }
    return text;
  }

  /** The binary name of a class, with dots. */
  String className(int index) throws MalformedClassException {
    ByteCursor in = find(index, CLASS);
    String name = texts[index];
    if (name == null) {
      name = utf8(in.u2()).replace('/', '.');
      if (name.length() > MAX_NAME_LENGTH) {
        throw new MalformedClassException(
            "a name in it has " + name.length() + " characters, more than " + MAX_NAME_LENGTH);
      }
      texts[index] = name;
    }
    return name;
  }

  /** The binary names of all classes and arrays that code refers to, the class itself included. */
  List<String> classNames() throws MalformedClassException {
    List<String> names = new ArrayList<>();
    for (int index = 1; index < positions.length; index++) {
      if (positions[index] != 0 && bytes.at(positions[index]).u1() == CLASS) {
        names.add(className(index));
      }
    }
    return names;
  }

  private ByteCursor find(int index, int tag) throws MalformedClassException {
    if (index <= 0 || index >= positions.length || positions[index] == 0) {
      throw new MalformedClassException("it refers to a constant that is not there");
    }
    ByteCursor in = bytes.at(positions[index]);
    if (in.u1() != tag) {
      throw new MalformedClassException("it refers to a constant of the wrong kind");
    }
    return in;
  }
}
