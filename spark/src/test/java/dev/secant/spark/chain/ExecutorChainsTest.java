package dev.secant.spark.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.secant.runtime.chain.Chain;
import dev.secant.testkit.jar.PluginJar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests executors, whose class loaders show what they were given. */
class ExecutorChainsTest {
  @TempDir Path folder;
  private Path jar;
  private ShippedChain chain;

  @BeforeEach
  void ship() {
    jar = PluginJar.elementwise("q.Hill", "x / (1 + x)").writeTo(folder.resolve("hill-1.0.jar"));
    PluginPin pin =
        new PluginPin(
            "hill", "1.0", "hill-1.0.jar", GivenJars.sum(jar), List.of("hill", "hill.hill"));
    chain = new ShippedChain("hill | square | hill.hill", List.of(pin), BuiltIns.here().pins());
  }

  @Nested
  class Finds {
    @Test
    void theJarOfTheDriverWhateverItIsCalledHere() throws IOException {
      Path renamed = Files.copy(jar, folder.resolve("0f3a9c.jar"));
      try (URLClassLoader executor = GivenJars.loader(renamed)) {
        Chain made = ExecutorChains.of(chain, executor);
        assertThat(made.toString()).isEqualTo(chain.text());
        assertThat(made.valueAt(1)).isEqualTo(0.2);
      }
    }

    @Test
    void itAmongOthersOfThatName() throws IOException {
      Path other =
          PluginJar.elementwise("q.Hill", "x")
              .writeTo(Files.createDirectory(folder.resolve("other")).resolve("hill-1.0.jar"));
      try (URLClassLoader executor = GivenJars.loader(other, jar)) {
        assertThat(ExecutorChains.of(chain, executor).valueAt(1)).isEqualTo(0.2);
      }
    }

    @Test
    void itBesideADamagedJar() throws IOException {
      Path damaged =
          PluginJar.elementwise("q.Dale", "x").truncatedTo(200).writeTo(folder.resolve("dale.jar"));
      try (URLClassLoader executor = GivenJars.loader(damaged, jar)) {
        assertThat(ExecutorChains.of(chain, executor).valueAt(1)).isEqualTo(0.2);
      }
    }

    @Test
    void oneChainForAllTasksOfALoader() throws Exception {
      ExecutorService tasks = Executors.newFixedThreadPool(4);
      try (URLClassLoader executor = GivenJars.loader(jar)) {
        Callable<Chain> task = () -> ExecutorChains.of(travelled(chain), executor);
        List<Future<Chain>> made = tasks.invokeAll(List.of(task, task, task, task));
        for (Future<Chain> each : made) {
          assertThat(each.get()).isSameAs(made.get(0).get());
        }
      } finally {
        tasks.shutdown();
      }
    }

    @Test
    void twoVersionsInTwoLoadersAtATime() throws IOException {
      Path next =
          PluginJar.elementwise("q.Hill", "x")
              .writeTo(Files.createDirectory(folder.resolve("next")).resolve("hill-1.0.jar"));
      PluginPin pin =
          new PluginPin("hill", "1.0", "hill-1.0.jar", GivenJars.sum(next), List.of("hill"));
      ShippedChain other = new ShippedChain("hill", List.of(pin), List.of());
      try (URLClassLoader one = GivenJars.loader(jar);
          URLClassLoader two = GivenJars.loader(next)) {
        Chain first = ExecutorChains.of(chain, one);
        Chain second = ExecutorChains.of(other, two);
        assertThat(first.valueAt(1)).isEqualTo(0.2);
        assertThat(second.valueAt(1)).isEqualTo(1);
      }
    }

    @Test
    void classesThatNoLoaderOfTheHostDefined() throws Exception {
      try (URLClassLoader executor = GivenJars.loader(jar)) {
        Chain made = ExecutorChains.of(chain, executor);
        assertThat(made.stages().get(0).function().getClass().getClassLoader())
            .isNotSameAs(executor)
            .isNotSameAs(getClass().getClassLoader());
      }
    }
  }

  @Nested
  class Refuses {
    private void assertRefused(String message, Path... jars) {
      try (URLClassLoader executor = GivenJars.loader(jars)) {
        for (int attempt = 0; attempt < 2; attempt++) {
          assertThatThrownBy(() -> ExecutorChains.of(chain, executor))
              .isInstanceOf(ChainRefusedException.class)
              .hasNoCause()
              .hasMessage(message)
              .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Test
    void anotherJarThanTheDriversWithBothSums() {
      String wanted = GivenJars.sum(jar);
      PluginJar.elementwise("q.Hill", "x").writeTo(jar);
      assertRefused(
          ThisProcess.name()
              + " has another JAR of plug-in hill than the driver: hill-1.0.jar (SHA-256 "
              + GivenJars.sum(jar)
              + "), where the driver has hill 1.0 (hill-1.0.jar, SHA-256 "
              + wanted
              + "); give both the same file by --jars or spark.jars; one that is replaced needs another"
              + " file name, or a new application",
          jar);
    }

    @Test
    void toDoWithoutAJarAndSaysWhatItHas() {
      Path other = PluginJar.elementwise("q.Dale", "x").writeTo(folder.resolve("dale.jar"));
      assertRefused(
          ThisProcess.name()
              + " has no JAR of plug-in hill 1.0 (hill-1.0.jar, SHA-256 "
              + GivenJars.sum(jar)
              + ") of the driver; of JARs with functions it has dale.jar (SHA-256 "
              + GivenJars.sum(other)
              + "); give it the JAR by --jars or spark.jars",
          other);
    }
  }

  @Nested
  class Travels {
    @Test
    void byTheSerializationOfJava() {
      assertThat(travelled(chain)).isEqualTo(chain);
    }

    @Test
    void byKryo() {
      Kryo kryo = new Kryo();
      Output out = new Output(1024, -1);
      kryo.writeClassAndObject(out, chain);
      assertThat(kryo.readClassAndObject(new Input(out.toBytes()))).isEqualTo(chain);
    }
  }

  private static ShippedChain travelled(ShippedChain chain) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(chain);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (ShippedChain) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
