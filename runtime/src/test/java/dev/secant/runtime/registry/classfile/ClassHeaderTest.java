package dev.secant.runtime.registry.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.registry.classfile.ClassHeader.Constructors;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests that class files are read as reflection sees them, and that no bytes do any harm. */
class ClassHeaderTest {
  private static byte[] bytes(Class<?> type) throws IOException {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  @Nested
  class Reading {
    @Test
    void agreesWithReflection() throws Exception {
      // Classes of the JDK of many kinds: large, nested, interfaces, with few and many attributes.
      for (Class<?> type :
          List.of(
              Object.class,
              String.class,
              Runnable.class,
              Override.class,
              Thread.State.class,
              Map.Entry.class,
              AbstractMap.SimpleEntry.class,
              Collectors.class,
              ConcurrentHashMap.class,
              MethodHandle.class,
              Constructors.class,
              ClassHeader.class)) {
        ClassHeader header = ClassHeader.read(bytes(type));
        assertThat(header.name()).isEqualTo(type.getName());
        assertThat(header.simpleName()).isEqualTo(type.getSimpleName());
        assertThat(header.superName())
            .isEqualTo(
                type.isInterface()
                    ? "java.lang.Object"
                    : type.getSuperclass() == null ? "" : type.getSuperclass().getName());
        assertThat(header.interfaces())
            .isEqualTo(Arrays.stream(type.getInterfaces()).map(Class::getName).toList());
        assertThat(header.isInterface()).isEqualTo(type.isInterface());
        assertThat(header.isPublic()).isEqualTo(Modifier.isPublic(type.getModifiers()));
        assertThat(header.isAbstract()).isEqualTo(Modifier.isAbstract(type.getModifiers()));
        boolean hasConstructor =
            Arrays.stream(type.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
        assertThat(header.constructors() == Constructors.PUBLIC_NO_ARGUMENT)
            .isEqualTo(hasConstructor);
      }
    }

    @Test
    void modulesSayWhatTheyProvide() throws Exception {
      try (InputStream in =
          ModuleLayer.boot()
              .findModule("java.base")
              .orElseThrow()
              .getResourceAsStream("module-info.class")) {
        assertThat(ClassHeader.read(in.readAllBytes()).provides())
            .containsEntry(
                "java.nio.file.spi.FileSystemProvider",
                List.of("jdk.internal.jrtfs.JrtFileSystemProvider"));
      }
    }
  }

  @Nested
  class HostileBytes {
    @Test
    void everyTruncationIsToldFromAClass() throws IOException {
      byte[] whole = bytes(ClassHeaderTest.class);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(
                () -> {
                  ClassHeader.version(cut);
                  ClassHeader.read(cut);
                })
            .as("%d bytes", length)
            .isInstanceOf(MalformedClassException.class)
            .hasMessage(messageOfTruncation(length));
      }
    }

    private static String messageOfTruncation(int length) {
      if (length == 0) {
        return "it is empty";
      }
      return length < 4 // of the magic number
          ? "it does not begin as a class file does"
          : "it ends too early, after " + length + " bytes";
    }

    @Test
    void changedBytesNeverThrowAnythingElse() throws IOException {
      byte[] whole = bytes(ClassHeaderTest.class);
      Random random = new Random(20261123);
      for (int round = 0; round < 20_000; round++) {
        byte[] changed = whole.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
          changed[8 + random.nextInt(changed.length - 8)] = (byte) random.nextInt();
        }
        try {
          ClassHeader.read(changed);
        } catch (MalformedClassException e) {
          assertThat(e.getMessage()).as("round %d", round).isNotEmpty();
        }
      }
    }

    @Test
    void annotationsThatNestWithoutEnd() {
      ClassBytes bytes = new ClassBytes();
      byte[] nested = new byte[3 * 60_000];
      for (int i = 0; i < nested.length; i += 3) {
        nested[i] = '[';
        nested[i + 2] = 1;
      }
      assertThatThrownBy(() -> ClassHeader.read(bytes.withAnnotation(nested)))
          .isInstanceOf(MalformedClassException.class)
          .hasMessage("its annotations nest too deep");
    }
  }

  /** The bytes of a class A extends A with an annotation. */
  private static final class ClassBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] withAnnotation(byte[] element) throws IOException {
      out.writeInt(0xcafebabe);
      out.writeInt(61);
      out.writeShort(4);
      out.writeByte(1);
      out.writeUTF("RuntimeVisibleAnnotations");
      out.writeByte(1);
      out.writeUTF("A");
      out.writeByte(7);
      out.writeShort(2);
      for (int value : new int[] {0, 3, 3, 0, 0, 0, 1, 1}) {
        out.writeShort(value);
      }
      out.writeInt(8 + element.length);
      for (int value : new int[] {1, 2, 1, 2}) {
        out.writeShort(value);
      }
      out.write(element);
      return bytes.toByteArray();
    }
  }
}
