package dev.secant.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bill of materials: each JAR of the distribution, by its bytes, and no other. */
class BillOfMaterialsIT {
  private static JsonObject bill;

  @BeforeAll
  static void read() throws IOException {
    Path file = Packages.folder().resolve("secant-" + Packages.version() + ".cdx.json");
    assertThat(file).as("the plug-in that makes it works online only, without -o").exists();
    bill = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void isCycloneDx() {
    assertThat(bill.get("bomFormat").getAsString()).isEqualTo("CycloneDX");
    assertThat(bill.get("specVersion").getAsString()).isEqualTo("1.6");
  }

  @Test
  void namesEachJarOfTheDistributionByItsHash() throws Exception {
    Map<String, String> shipped = new TreeMap<>();
    for (Path jar : Packages.jars()) {
      shipped.put(sha256(jar), name(jar));
    }
    Path testkit = Packages.distribution().resolve("maven/dev/secant/secant-testkit");
    for (Path jar : Packages.files(testkit).filter(BillOfMaterialsIT::isJar).toList()) {
      shipped.put(sha256(jar), "secant-testkit");
    }
    Map<String, String> listed = new TreeMap<>();
    for (JsonElement component : bill.getAsJsonArray("components")) {
      listed.put(sha256(component), component.getAsJsonObject().get("name").getAsString());
    }
    assertThat(listed).isEqualTo(shipped);
  }

  @Test
  void saysUnderWhichLicenceEachIs() {
    for (JsonElement component : bill.getAsJsonArray("components")) {
      assertThat(component.getAsJsonObject().getAsJsonArray("licenses"))
          .as(component.toString())
          .isNotEmpty();
    }
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar");
  }

  private static String name(Path jar) {
    return String.valueOf(jar.getFileName()).replaceFirst("[.]jar$", "");
  }

  private static String sha256(JsonElement component) {
    for (JsonElement hash : component.getAsJsonObject().getAsJsonArray("hashes")) {
      if (hash.getAsJsonObject().get("alg").getAsString().equals("SHA-256")) {
        return hash.getAsJsonObject().get("content").getAsString();
      }
    }
    throw new IllegalStateException("no SHA-256 in " + component);
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }
}
