package dev.secant.runtime.registry.classfile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says about its class. Names of classes are binary names with dots.
 *
 * @param access flags of the class; those of its declaration where it is nested
 * @param simpleName as {@link Class#getSimpleName()} would give it
 * @param superName empty for java.lang.Object and for a module
 * @param annotatedName value of {@code @FunctionName}, or null
 * @param provides by service type, what a module provides; empty for a class
 */
public record ClassHeader(
    int access,
    String name,
    String simpleName,
    String superName,
    List<String> interfaces,
    Constructors constructors,
    @Nullable String annotatedName,
    Map<String, List<String>> provides) {
  private static final int MAGIC = 0xcafebabe;
  private static final int ACC_PUBLIC = 0x0001;
  private static final int ACC_STATIC = 0x0008;
  private static final int ACC_INTERFACE = 0x0200;
  private static final int ACC_ABSTRACT = 0x0400;

  /** How a class can be made. */
  public enum Constructors {
    /** There is a public constructor without parameters. */
    PUBLIC_NO_ARGUMENT,
    /** There is one without parameters, which is not public. */
    HIDDEN_NO_ARGUMENT,
    /** There is none, but a public static method {@code provider()}. */
    PROVIDER_METHOD,
    /** All have parameters, or there is none. */
    NONE
  }

  /**
   * The version in the first eight bytes of a class file, which can be read whatever the rest.
   *
   * @param major 61 for Java 17
   * @param minor 65535 for a class that uses preview features
   */
  public record Version(int major, int minor) {
    private static final int FIRST_MAJOR = 45;
    private static final int PREVIEW = 65535;

    /** Returns the release of Java that the class needs. */
    public int javaRelease() {
      return major - FIRST_MAJOR + 1;
    }

    /** Returns whether the class uses preview features of its release. */
    public boolean isPreview() {
      return minor == PREVIEW && javaRelease() >= 12;
    }
  }

  /**
   * Returns the version of a class file.
   *
   * @throws MalformedClassException if the bytes do not begin as a class file does
   */
  public static Version version(byte[] bytes) throws MalformedClassException {
    ByteCursor in = new ByteCursor(bytes);
    if (in.length() == 0) {
      throw new MalformedClassException("it is empty");
    }
    if (in.length() < 4 || in.u4() != MAGIC) {
      throw new MalformedClassException("it does not begin as a class file does");
    }
    int minor = in.u2();
    int major = in.u2();
    if (major < Version.FIRST_MAJOR) {
      throw new MalformedClassException("its version is " + major + ", which never was");
    }
    return new Version(major, minor);
  }

  /**
   * Returns the header of a class file of a {@linkplain #version(byte[]) version} that this Java
   * can read.
   *
   * @throws MalformedClassException if the bytes are no class file
   */
  public static ClassHeader read(byte[] bytes) throws MalformedClassException {
    return new ClassFileReader(bytes).read();
  }

  /** Returns whether the class, as declared, is public. */
  public boolean isPublic() {
    return (access & ACC_PUBLIC) != 0;
  }

  /** Returns whether the class is an interface or an annotation. */
  public boolean isInterface() {
    return (access & ACC_INTERFACE) != 0;
  }

  /** Returns whether the class is abstract, as every interface is. */
  public boolean isAbstract() {
    return (access & ACC_ABSTRACT) != 0;
  }

  /** Returns whether the class is an inner class, whose constructors take the outer instance. */
  public boolean isInner() {
    boolean nested = !name.substring(name.lastIndexOf('.') + 1).equals(simpleName);
    return nested && (access & ACC_STATIC) == 0;
  }
}
