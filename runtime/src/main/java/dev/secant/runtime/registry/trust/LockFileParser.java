package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.TrustPolicy;
import dev.secant.runtime.registry.trust.LockedPlugin.About;
import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a lock file, line by line: a word and its value, {@code #} before a comment.
 * What it does not know is an error, since it may be a demand of a newer version.
 */
final class LockFileParser {
  private static final String HEADER = "secant-lock";
  private static final String VERSION = "1";
  private static final int MAX_LINE = 4096;
  private static final Pattern SUM = Pattern.compile("[0-9a-fA-F]{64}");
  private static final String CORRECT = "correct the line, or write the file anew";

  private final Path file;
  private final SortedMap<String, PinnedSigner> signers = new TreeMap<>();
  private final SortedMap<String, LockedPlugin> plugins = new TreeMap<>();
  private List<String> comments = new ArrayList<>();
  private List<String> head = List.of();
  private List<String> beforePolicy = List.of();
  private boolean hasHeader;
  private @Nullable TrustPolicy policy;
  private @Nullable Block block;
  private int line;

  private LockFileParser(Path file) {
    this.file = file;
  }

  /**
   * Returns the content.
   *
   * @param file how messages call it
   * @throws LockFileException if a line is wrong; the message has its number
   */
  static LockFile parse(Path file, String text) throws LockFileException {
    LockFileParser parser = new LockFileParser(file);
    for (String each : text.split("\r?\n", -1)) {
      parser.line++;
      parser.take(each);
    }
    return parser.finish();
  }

  /** The lines of one plug-in. */
  private static final class Block {
    final String file;
    final int line;
    final List<String> comments;
    final Set<String> keys = new HashSet<>();
    final SortedMap<String, String> libraries = new TreeMap<>();
    String sha256 = "";
    String id = "";
    String version = "";
    String coordinates = "";
    String signer = "";

    Block(String file, int line, List<String> comments) {
      this.file = file;
      this.line = line;
      this.comments = comments;
    }
  }

  private void take(String raw) throws LockFileException {
    if (raw.length() > MAX_LINE) {
      throw bad("a line must have at most " + MAX_LINE + " characters, this has " + raw.length());
    }
    String text = raw.strip();
    if (text.startsWith("#")) {
      comments.add(text);
    } else if (!text.isEmpty()) {
      int blank = text.indexOf(' ');
      String key = blank < 0 ? text : text.substring(0, blank);
      String value = blank < 0 ? "" : text.substring(blank + 1).strip();
      if (hasHeader) {
        take(key, value);
      } else {
        header(key, value);
      }
    }
  }

  private void header(String key, String value) throws LockFileException {
    if (!key.equals(HEADER)) {
      throw bad("the first line must be '" + HEADER + " " + VERSION + "'");
    }
    if (!value.equals(VERSION)) {
      throw LockFileException.of(
          file,
          line,
          "the lock file has version '" + SafeText.of(value, 20) + "', this is Secant for 1",
          "use a newer Secant, or write the file anew by 'secant plugins lock'");
    }
    hasHeader = true;
    head = takeComments();
  }

  private void take(String key, String value) throws LockFileException {
    if (value.isEmpty()) {
      throw isMergeMark(key)
          ? bad("the line is left over from a merge")
          : bad("'" + SafeText.of(key, 40) + "' must have a value");
    }
    switch (key) {
      case "policy" -> policy(value);
      case "signer" -> signer(value);
      case "plugin" -> plugin(value);
      default -> ofPlugin(key, value);
    }
  }

  private static boolean isMergeMark(String key) {
    return key.startsWith("<<<<<<<") || key.startsWith("=======") || key.startsWith(">>>>>>>");
  }

  private void policy(String value) throws LockFileException {
    require(policy == null, "policy must be there once");
    for (TrustPolicy each : TrustPolicy.values()) {
      if (each.toString().equals(value)) {
        policy = each;
      }
    }
    require(policy != null, "policy must be any, locked or signed, was " + quoted(value));
    beforePolicy = takeComments();
  }

  /** A signer of its own has a name, or none; that of a plug-in is one of the plug-in's lines. */
  private void signer(String value) throws LockFileException {
    if (block != null) {
      ofPlugin("signer", value);
      return;
    }
    int blank = value.indexOf(' ');
    String fingerprint = sum("signer", blank < 0 ? value : value.substring(0, blank));
    String name = blank < 0 ? "" : unescape(value.substring(blank + 1).strip());
    PinnedSigner signer = new PinnedSigner(fingerprint, name, takeComments());
    require(signers.put(fingerprint, signer) == null, "a signer must be there once");
  }

  private void plugin(String value) throws LockFileException {
    finishBlock();
    String name = path(value);
    require(!plugins.containsKey(name), "a plug-in must be there once");
    block = new Block(name, line, takeComments());
  }

  private void ofPlugin(String key, String value) throws LockFileException {
    Block current = block;
    boolean isKnown =
        switch (key) {
          case "sha256", "id", "version", "coordinates", "signer", "library" -> true;
          default -> false;
        };
    if (!isKnown) {
      throw isMergeMark(key)
          ? bad("the line is left over from a merge")
          : bad("unknown word " + quoted(key));
    }
    if (current == null) {
      throw bad("'" + key + "' must stand below a plugin");
    }
    current.comments.addAll(takeComments());
    if (key.equals("library")) {
      library(current, value);
      return;
    }
    require(current.keys.add(key), "'" + key + "' must be there once for a plugin");
    switch (key) {
      case "sha256" -> current.sha256 = sum(key, value);
      case "id" -> current.id = unescape(value);
      case "version" -> current.version = unescape(value);
      case "coordinates" -> current.coordinates = unescape(value);
      default -> current.signer = sum(key, value);
    }
  }

  private void library(Block current, String value) throws LockFileException {
    int blank = value.indexOf(' ');
    require(blank > 0, "'library' must have a sum and a file, was " + quoted(value));
    String sum = sum("library", value.substring(0, blank));
    String name = path(value.substring(blank + 1).strip());
    require(current.libraries.put(name, sum) == null, "a library must be there once");
  }

  private void finishBlock() throws LockFileException {
    Block done = block;
    if (done == null) {
      return;
    }
    if (done.sha256.isEmpty()) {
      throw LockFileException.of(
          file, done.line, "plugin " + SafeText.of(done.file) + " must have a sha256", CORRECT);
    }
    About about = new About(done.id, done.version, done.coordinates, done.signer);
    plugins.put(
        done.file, new LockedPlugin(done.file, done.sha256, done.libraries, about, done.comments));
    block = null;
  }

  private LockFile finish() throws LockFileException {
    if (!hasHeader) {
      line = 0;
      throw bad("the file is empty, which is no lock file");
    }
    finishBlock();
    TrustPolicy known = policy;
    if (known == null) {
      line = 0;
      throw bad("the lock file must have a policy");
    }
    LockFile.Comments all = new LockFile.Comments(head, beforePolicy, comments);
    return new LockFile(known, signers, plugins, all);
  }

  private List<String> takeComments() {
    List<String> taken = comments;
    comments = new ArrayList<>();
    return taken;
  }

  private String sum(String what, String value) throws LockFileException {
    require(
        SUM.matcher(value).matches(),
        "'" + what + "' must be 64 hexadecimal digits, was " + quoted(value));
    return value.toLowerCase(Locale.ROOT);
  }

  /** A file in the directory: a path out of it would be a mistake or worse. */
  private String path(String value) throws LockFileException {
    String name = unescape(value);
    boolean isInside = !name.startsWith("/") && !name.endsWith("/");
    for (String part : name.split("/", -1)) {
      isInside &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
    }
    require(isInside, "a file must be named relative to the directory, was " + quoted(value));
    return name;
  }

  private String unescape(String value) throws LockFileException {
    try {
      return LockText.unescape(value);
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
  }

  private static String quoted(String value) {
    return "'" + SafeText.of(value, 80) + "'";
  }

  private void require(boolean holds, String rule) throws LockFileException {
    if (!holds) {
      throw bad(rule);
    }
  }

  private LockFileException bad(String message) {
    return LockFileException.of(file, line, message, CORRECT);
  }
}
