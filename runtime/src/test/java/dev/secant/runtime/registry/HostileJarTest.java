package dev.secant.runtime.registry;

import static dev.secant.runtime.registry.Registries.assertProblem;
import static dev.secant.runtime.registry.Registries.onlyProblemIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.registry.classfile.ClassHeader;
import dev.secant.runtime.registry.classfile.MalformedClassException;
import dev.secant.runtime.registry.scan.NearestClass;
import dev.secant.runtime.registry.scan.ZipEnd;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests JARs and directories that were made to hurt, and callers in an unusual state. */
class HostileJarTest {
  private static final int END_LENGTH = 22;

  @TempDir Path directory;

  private Path jar() {
    return directory.resolve("x.jar");
  }

  private static PluginJars half() {
    return PluginJars.function("a.Half", "x * 0.7");
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Nested
  class EndOfTheDirectory {
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void countThatDisagreesRefusesTheJar(int difference) throws IOException {
      byte[] bytes = Files.readAllBytes(half().write(jar()));
      ByteBuffer end = littleEndian(bytes);
      int at = bytes.length - END_LENGTH;
      short count = (short) (end.getShort(at + 10) + difference);
      end.putShort(at + 8, count).putShort(at + 10, count);
      Files.write(jar(), bytes);
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.NOT_A_JAR,
          jar(),
          "the file is a damaged JAR: its directory is corrupt");
    }

    @Test
    void anotherEndInTheCommentIsNotTheEnd() throws IOException {
      byte[] bytes = Files.readAllBytes(half().write(jar()));
      byte[] comment = new byte[END_LENGTH + 4];
      ByteBuffer fake = littleEndian(comment);
      fake.putInt(0, 0x06054b50).putShort(8, (short) 1).putShort(10, (short) 1).putInt(12, 46);
      littleEndian(bytes).putShort(bytes.length - 2, (short) comment.length);
      Files.write(jar(), PluginJars.concat(bytes, comment));
      ZipEnd end = ZipEnd.find(jar());
      assertThat(end).isNotNull();
      assertThat(end.entries()).isEqualTo(2);
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("half").valueAt(1)).isEqualTo(0.7);
      }
    }

    @Test
    void bytesAfterTheEndAreNoHarm() throws IOException {
      byte[] bytes = Files.readAllBytes(half().write(jar()));
      Files.write(jar(), PluginJars.concat(bytes, new byte[10]));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("half").valueAt(1)).isEqualTo(0.7);
      }
    }
  }

  @Nested
  class Checksums {
    /** Changes a bit of the constant 0.7 in a class that is stored as it is. */
    private void writeFlipped(PluginJars plugin) throws IOException {
      try (OutputStream out = Files.newOutputStream(jar());
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setMethod(ZipOutputStream.STORED);
        for (Map.Entry<String, byte[]> content : plugin.content().entrySet()) {
          ZipEntry entry = new ZipEntry(content.getKey());
          CRC32 checksum = new CRC32();
          checksum.update(content.getValue());
          entry.setCrc(checksum.getValue());
          entry.setSize(content.getValue().length);
          zip.putNextEntry(entry);
          zip.write(content.getValue());
        }
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(jar()));
      int at = 0;
      while (bytes.getLong(at) != Double.doubleToLongBits(0.7)) {
        at++;
      }
      bytes.put(at + 3, (byte) (bytes.get(at + 3) ^ 1));
      Files.write(jar(), bytes.array());
    }

    @Test
    void listedClassWithAFlippedBitIsRefused() throws IOException {
      writeFlipped(half());
      Problem problem = onlyProblemIn(directory);
      assertThat(problem.code()).isEqualTo(ProblemCode.NOT_A_JAR);
      assertThat(problem.message())
          .isEqualTo("the entry a/Half.class is damaged: its checksum is not that of its bytes");
    }

    @Test
    void otherClassWithAFlippedBitIsNotDefined() throws IOException {
      writeFlipped(
          PluginJars.function("a.Half", "Dep.f() * x")
              .source("a.Dep", "package a; class Dep { static double f() { return 0.7; } }"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThatThrownBy(() -> registry.chain("half").valueAt(3))
            .hasRootCauseInstanceOf(ClassFormatError.class)
            .rootCause()
            .hasMessage("a.Dep is damaged: its checksum is not that of its bytes");
      }
    }
  }

  @Nested
  class Annotations {
    /** A class with one field, whose annotation nests arrays. */
    private byte[] nested(String attribute, int depth) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(0xcafebabe);
      out.writeInt(61);
      out.writeShort(8);
      for (String text : List.of("a/Deep", "java/lang/Object", attribute, "La/A;", "f")) {
        out.writeByte(1);
        out.writeUTF(text);
      }
      for (int index : new int[] {1, 2}) { // constants 6 and 7
        out.writeByte(7);
        out.writeShort(index);
      }
      for (int part : new int[] {1, 6, 7, 0, 1, 0, 5, 5, 1, 3}) { // to the field's attribute
        out.writeShort(part);
      }
      ByteArrayOutputStream value = new ByteArrayOutputStream();
      value.writeBytes(new byte[] {0, 1, 0, 4, 0, 1, 0, 5}); // one annotation with one element
      for (int i = 0; i < depth; i++) {
        value.writeBytes(new byte[] {'[', 0, 1});
      }
      value.writeBytes(new byte[] {'I', 0, 5});
      out.writeInt(value.size());
      value.writeTo(out);
      out.writeInt(0); // no methods, no attributes
      return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations"})
    void ofAFieldThatNestTooDeepAreRefused(String attribute) throws Exception {
      assertThat(ClassHeader.read(nested(attribute, 10)).name()).isEqualTo("a.Deep");
      byte[] deep = nested(attribute, 1_000_000);
      assertThatThrownBy(() -> ClassHeader.read(deep))
          .isInstanceOf(MalformedClassException.class)
          .hasMessage("its annotations nest too deep");
    }

    @Test
    void thatAreDamagedOnTheClassPathLoseOneClass() throws IOException {
      byte[] bytes =
          PluginJars.plugin()
              .source(
                  "a.Erf",
                  "package a; @dev.secant.api.FunctionName(\"erf\") public class Erf implements"
                      + " dev.secant.api.ElementwiseFunction {"
                      + " public double forward(double x) { return x; } }")
              .content()
              .get("a/Erf.class")
              .clone();
      int tag = bytes.length - 3; // the class ends with the annotation: a tag and an index
      assertThat((char) bytes[tag]).isEqualTo('s');
      bytes[tag] = 'Q';
      PluginJars.plugin().entry("a/Erf.class", bytes).lists("a.Erf").write(jar());
      PluginJars.addGood(directory);
      URL[] urls = {jar().toUri().toURL(), directory.resolve("good.jar").toUri().toURL()};
      ClassLoader own = FunctionRegistry.class.getClassLoader();
      try (URLClassLoader loader = new URLClassLoader(urls, own);
          FunctionRegistry registry = FunctionRegistry.builder().classPath(loader).build()) {
        assertProblem(
            Registries.onlyProblem(registry),
            ProblemCode.CORRUPT_CLASS,
            jar(),
            "class a.Erf is damaged: its name cannot be read");
      }
    }
  }

  @Nested
  class Entries {
    @Test
    void colonInANameDoesNotLeadOut() {
      half().entry("a:b.txt", "text").write(jar());
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void tooManySignatureFilesRefuseTheJar() {
      PluginJars plugin = half();
      for (int i = 0; i <= 1000; i++) {
        plugin.entry("META-INF/" + i + ".SF", "");
      }
      plugin.write(jar());
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.TOO_LARGE,
          jar(),
          "the JAR has more than 1000 signature files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# none yet\n\n"})
    void servicesFileWithoutALineIsAWarning(String text) {
      PluginJars.plugin().entry(PluginJars.FUNCTIONS, text).write(jar());
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.NO_FUNCTIONS,
          jar(),
          "the JAR lists no function in META-INF/services/dev.secant.api.Function");
    }

    @Test
    void idGivenTwiceRefusesTheJar() {
      half().manifest("Secant-Plugin", "one").manifest("secant-plugin", "two").write(jar());
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.BAD_MANIFEST,
          jar(),
          "Secant-Plugin is in the manifest 2 times");
    }

    @Test
    void nearestClassIsLookedForAmongSoManyNamesOnly() {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < 6000; i++) {
        names.add("zz/Q" + (1000 + i) + ".class"); // as long as the one that is meant
      }
      names.add("a/Gamma.class");
      assertThat(NearestClass.of("a.Gama", names)).isEqualTo("a.Gamma");
      assertThat(NearestClass.of("zz.Q100", names)).startsWith("zz.Q100");
      for (int i = 0; i < 6000; i++) {
        names.add(0, "yy/R" + (1000 + i) + ".class");
      }
      assertThat(NearestClass.of("a.Gama", names)).isNull();
    }
  }

  @Nested
  class Neighbours {
    @Test
    void jarsOfSourcesAndDocumentationDoNotClaimTheId() {
      PluginJars.function("a.Hill", "x / (1 + x)").write(directory.resolve("hill-1.0.jar"));
      PluginJars.plugin().entry("a/Hill.java", "text").write(path("hill-1.0-sources.jar"));
      PluginJars.plugin().entry("index.html", "text").write(path("hill-1.0-javadoc.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("hill | hill.hill").valueAt(1)).isEqualTo(0.5 / 1.5);
        assertThat(registry.report().problems())
            .extracting(Problem::code)
            .containsExactly(ProblemCode.NO_FUNCTIONS, ProblemCode.NO_FUNCTIONS);
        assertThat(registry.report().plugins()).hasSize(1);
      }
    }

    private Path path(String name) {
      return directory.resolve(name);
    }
  }

  @Nested
  class Callers {
    @Test
    void interruptedThreadFindsAllAndStaysInterrupted() throws IOException {
      PluginJars.addGood(directory);
      Path copy = Files.createDirectory(directory.resolve("copy"));
      Files.copy(directory.resolve("good.jar"), copy.resolve("good.jar"));
      Path loose = Files.createDirectory(directory.resolve("loose"));
      Files.move(copy, loose.resolve("copy"));
      Thread.currentThread().interrupt();
      FunctionRegistry registry = Registries.open(directory, loose.resolve("copy"));
      assertThat(Thread.interrupted()).isTrue();
      try (registry) {
        Registries.assertGoodWorks(registry);
      }
    }
  }

  @Nested
  class Directories {
    @Test
    void linkInACircle() throws IOException {
      Path link = Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(link, directory)) {
        assertProblem(
            Registries.onlyProblem(registry),
            ProblemCode.BROKEN_LINK,
            link,
            "this is a link in a circle");
      }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherFileSystem(boolean isClosed) throws IOException {
      Path zip = half().write(directory.resolve("files.zip"));
      PluginJars.addGood(directory);
      FileSystem files = FileSystems.newFileSystem(zip);
      Path root = files.getPath("/a");
      if (isClosed) {
        files.close();
      }
      try (FunctionRegistry registry = Registries.open(root, directory)) {
        assertProblem(
            Registries.onlyProblem(registry),
            ProblemCode.DIRECTORY_UNREADABLE,
            root,
            "the directory is not in the default file system, the only one that JARs are read"
                + " from");
      } finally {
        files.close();
      }
    }
  }
}
