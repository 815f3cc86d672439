package dev.secant.runtime.registry.classfile;

import dev.secant.runtime.registry.classfile.ClassHeader.Constructors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one class file from front to back, keeping only what a header has. */
final class ClassFileReader {
  private static final String NAME_ANNOTATION = "Ldev/secant/api/FunctionName;";
  private static final int ACC_PUBLIC = 0x0001;
  private static final int ACC_STATIC = 0x0008;
  private static final int ACC_MODULE = 0x8000;

  /** Annotations nest as deep as their author likes; no sensible one goes beyond this. */
  private static final int MAX_NESTING = 32;

  private final ByteCursor in;
  private final ConstantPool constants;
  private int access;
  private String name = "";
  private String simpleName = "";
  private Constructors constructors = Constructors.NONE;
  private @Nullable String annotatedName;
  private final Map<String, List<String>> provides = new LinkedHashMap<>();

  ClassFileReader(byte[] bytes) throws MalformedClassException {
    in = new ByteCursor(bytes);
    in.skip(8);
    constants = ConstantPool.read(in);
  }

  ClassHeader read() throws MalformedClassException {
    access = in.u2();
    name = constants.className(in.u2());
    simpleName = name.substring(name.lastIndexOf('.') + 1);
    int superIndex = in.u2();
    String superName = superIndex == 0 ? "" : constants.className(superIndex);
    List<String> interfaces = new ArrayList<>();
    for (int count = in.u2(); count > 0; count--) {
      interfaces.add(constants.className(in.u2()));
    }
    skipFields();
    readMethods();
    readAttributes();
    if (superName.isEmpty() && !name.equals("java.lang.Object") && (access & ACC_MODULE) == 0) {
      throw new MalformedClassException("it has no superclass");
    }
    return new ClassHeader(
        access,
        name,
        simpleName,
        superName,
        List.copyOf(interfaces),
        constructors,
        annotatedName,
        Map.copyOf(provides));
  }

  private void skipFields() throws MalformedClassException {
    for (int count = in.u2(); count > 0; count--) {
      in.skip(6);
      skipAttributes();
    }
  }

  private void readMethods() throws MalformedClassException {
    for (int count = in.u2(); count > 0; count--) {
      int flags = in.u2();
      String method = constants.utf8(in.u2());
      String descriptor = constants.utf8(in.u2());
      skipAttributes();
      boolean isPublic = (flags & ACC_PUBLIC) != 0;
      if (method.equals("<init>") && descriptor.equals("()V")) {
        constructors = isPublic ? Constructors.PUBLIC_NO_ARGUMENT : Constructors.HIDDEN_NO_ARGUMENT;
      } else if (method.equals("provider")
          && descriptor.startsWith("()L")
          && isPublic
          && (flags & ACC_STATIC) != 0
          && constructors == Constructors.NONE) {
        constructors = Constructors.PROVIDER_METHOD;
      }
    }
  }

  private void skipAttributes() throws MalformedClassException {
    for (int count = in.u2(); count > 0; count--) {
      in.skip(2);
      in.skip(in.u4());
    }
  }

  private void readAttributes() throws MalformedClassException {
    for (int count = in.u2(); count > 0; count--) {
      String attribute = constants.utf8(in.u2());
      ByteCursor content = in.slice(in.u4());
      switch (attribute) {
        case "InnerClasses" -> readInnerClasses(content);
        case "RuntimeVisibleAnnotations" -> readAnnotations(content);
        case "Module" -> readModule(content);
        default -> {
          // Of no interest here.
        }
      }
    }
  }

  private void readInnerClasses(ByteCursor content) throws MalformedClassException {
    for (int count = content.u2(); count > 0; count--) {
      String inner = constants.className(content.u2());
      content.skip(2);
      int simpleNameIndex = content.u2();
      int flags = content.u2();
      if (inner.equals(name)) {
        simpleName = simpleNameIndex == 0 ? "" : constants.utf8(simpleNameIndex);
        access = flags;
      }
    }
  }

  private void readAnnotations(ByteCursor content) throws MalformedClassException {
    for (int count = content.u2(); count > 0; count--) {
      boolean wanted = constants.utf8(content.u2()).equals(NAME_ANNOTATION);
      for (int pairs = content.u2(); pairs > 0; pairs--) {
        String element = constants.utf8(content.u2());
        String text = readElement(content, 0);
        if (wanted && element.equals("value")) {
          annotatedName = text;
        }
      }
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
        for (int pairs = content.u2(); pairs > 0; pairs--) {
          content.skip(2);
          readElement(content, depth + 1);
        }
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

  private void readModule(ByteCursor content) throws MalformedClassException {
    content.skip(6);
    content.skip(6 * content.u2()); // requires
    skipExports(content); // exports
    skipExports(content); // opens have the same form
    content.skip(2 * content.u2()); // uses
    for (int count = content.u2(); count > 0; count--) { // provides
      List<String> with =
          provides.computeIfAbsent(constants.className(content.u2()), key -> new ArrayList<>());
      for (int classes = content.u2(); classes > 0; classes--) {
        with.add(constants.className(content.u2()));
      }
    }
  }

  private static void skipExports(ByteCursor content) throws MalformedClassException {
    for (int count = content.u2(); count > 0; count--) {
      content.skip(4);
      content.skip(2 * content.u2());
    }
  }
}
