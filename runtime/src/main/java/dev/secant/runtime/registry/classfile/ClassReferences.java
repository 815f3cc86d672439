package dev.secant.runtime.registry.classfile;

import java.util.LinkedHashSet;
import java.util.Set;

/** The classes that the code of a class may load when it runs. */
public final class ClassReferences {
  private ClassReferences() {}

  /**
   * Returns the binary names of the classes that a class file refers to, itself included; of
   * arrays, those of their elements. What only descriptors and annotations mention is not among
   * them: nothing loads it.
   *
   * @param bytes of a class file of a {@linkplain ClassHeader#version(byte[]) version} that this
   *     Java can read
   * @throws MalformedClassException if the bytes are no class file
   */
  public static Set<String> of(byte[] bytes) throws MalformedClassException {
    ByteCursor in = new ByteCursor(bytes);
    in.skip(8);
    Set<String> names = new LinkedHashSet<>();
    for (String name : ConstantPool.read(in).classNames()) {
      String element = element(name);
      if (!element.isEmpty()) {
        names.add(element);
      }
    }
    return names;
  }

  /** Of {@code [[Lorg.acme.Hill;} {@code org.acme.Hill}; nothing of {@code [D}. */
  private static String element(String name) {
    if (!name.startsWith("[")) {
      return name;
    }
    int start = name.lastIndexOf('[') + 1;
    return name.startsWith("L", start) && name.endsWith(";")
        ? name.substring(start + 1, name.length() - 1)
        : "";
  }
}
