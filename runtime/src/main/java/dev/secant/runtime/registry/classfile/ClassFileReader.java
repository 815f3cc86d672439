package dev.secant.runtime.registry.classfile;

import dev.secant.runtime.registry.classfile.ClassHeader.Constructors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one class file from front to back, keeping only what a header has. */
final class ClassFileReader {
  private static final int ACC_PUBLIC = 0x0001;
  private static final int ACC_STATIC = 0x0008;
  private static final int ACC_MODULE = 0x8000;

  private final ByteCursor in;
  private final ConstantPool constants;
  private final AnnotationReader annotations;
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
    annotations = new AnnotationReader(constants);
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
      String attribute = constants.utf8(in.u2());
      annotations.check(attribute, in.slice(in.u4()));
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
        default -> annotations.check(attribute, content);
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
    String text = annotations.read(content);
    if (text != null) {
      annotatedName = text;
    }
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
