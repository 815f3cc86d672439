package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.store.PrivateFile;
import dev.secant.runtime.registry.store.PrivateJar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** What a JAR says of where it is from: for people who read a lock file, and for nothing else. */
public final class SignedContent {
  private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom.properties");
  private static final int MAX_BYTES = 1 << 16;

  private SignedContent() {}

  /** Returns who signed every entry of a JAR. Cost: inflates all of it. */
  public static Set<X509Certificate> signers(PrivateJar jar) {
    return JarSignatures.of(jar.jar()).ofAll();
  }

  /**
   * Returns who signed every entry of a JAR that was looked at before. Cost: inflates all of it.
   *
   * @throws IOException if it cannot be opened
   */
  public static Set<X509Certificate> signers(PrivateFile copy) throws IOException {
    try (JarFile jar = copy.openJar()) {
      return JarSignatures.of(jar).ofAll();
    }
  }

  /**
   * Returns {@code group:artifact:version} as Maven writes it into the JARs it builds; the empty
   * text if it is not there, or of several artifacts, as in a JAR that holds its libraries.
   */
  public static String coordinates(PrivateJar jar) {
    JarFile file = jar.jar();
    List<JarEntry> poms = new ArrayList<>();
    file.stream().filter(entry -> POM.matcher(entry.getName()).matches()).forEach(poms::add);
    if (poms.size() != 1) {
      return "";
    }
    try (InputStream in = file.getInputStream(poms.get(0))) {
      Properties properties = new Properties();
      properties.load(new ByteArrayInputStream(in.readNBytes(MAX_BYTES)));
      String group = properties.getProperty("groupId", "");
      String artifact = properties.getProperty("artifactId", "");
      String version = properties.getProperty("version", "");
      String all = group + ":" + artifact + ":" + version;
      return all.matches("[\\w.-]{1,200}:[\\w.-]{1,200}:[\\w.-]{1,200}") ? all : "";
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
