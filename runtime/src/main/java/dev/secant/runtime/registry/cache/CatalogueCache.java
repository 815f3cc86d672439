package dev.secant.runtime.registry.cache;

import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.PluginContent;
import dev.secant.runtime.registry.scan.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one directory of plug-ins: by its stamp, which bytes a file holds, and by
 * their SHA-256, what they say. So a file that did not change is not opened, and one that was
 * copied, renamed or touched is hashed, but not looked into again.
 *
 * <p>Used by one search in one thread; several processes may use the files at a time. Nothing here
 * throws or speaks: where nothing can be remembered, nothing is.
 */
public final class CatalogueCache {
  /** Coarser than the clocks of all file systems. */
  private static final long RACY = TimeUnit.SECONDS.toNanos(2);

  private static final int FILE_BYTES = 2 + 4 * Long.BYTES + Sha256.LENGTH;

  private final @Nullable CatalogueFile file;
  private final String key;
  private final int prefix;
  private final long opened;
  private Map<String, Known> before = Map.of();
  private final Map<Sha256, PluginContent> contentsBefore = new HashMap<>();
  private final Map<String, Known> files = new LinkedHashMap<>();
  private final Map<Sha256, PluginContent> contents = new LinkedHashMap<>();
  private boolean changed;

  /** A file and the bytes it holds as long as it has the stamp. */
  private record Known(FileStamp stamp, Sha256 sha256) {}

  private CatalogueCache(@Nullable CatalogueFile file, String key, Path directory) {
    this.file = file;
    this.key = key;
    this.prefix = directory.toString().length();
    this.opened = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  /**
   * Returns what is remembered of a directory.
   *
   * @param cache folder of the user or the application; null if there is none
   */
  public static CatalogueCache open(@Nullable Path cache, Path directory) {
    if (cache != null) {
      try {
        String key = directory.toRealPath() + "\n" + BuildKey.current();
        CatalogueFile file = new CatalogueFile(cache.toAbsolutePath(), fileName(key));
        CatalogueCache opened = new CatalogueCache(file, key, directory);
        opened.read(file.read());
        return opened;
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        // Then it is as if there were none.
      }
    }
    return new CatalogueCache(null, "", directory);
  }

  /**
   * By directory and release of Java, so that two that are used in turn do not replace each other.
   * By FNV-1a, since to get at SHA-256 takes as long as to read the file: should two directories
   * have one name, each finds that the file is not its own.
   */
  private static String fileName(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.indexOf('\n'); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return HexFormat.of().toHexDigits(hash) + "-" + BuildKey.release() + ".catalogue";
  }

  private void read(byte @Nullable [] buffer) {
    if (buffer == null) {
      return;
    }
    try {
      ContentReader in = new ContentReader(buffer, CatalogueFile.HEAD);
      if (!in.readText().equals(key)) {
        return;
      }
      int count = in.readCount(FILE_BYTES);
      Map<String, Known> known = new HashMap<>(count * 2);
      for (int i = 0; i < count; i++) {
        known.put(in.readText(), new Known(in.readStamp(), in.readSha256()));
      }
      count = in.readCount(Sha256.LENGTH + Integer.BYTES);
      for (int i = 0; i < count; i++) {
        readContent(in.readSha256(), new ContentReader(buffer, in.readInt()));
      }
      before = known;
    } catch (RuntimeException | OutOfMemoryError e) { // whole, but not of this form, or too much
      contentsBefore.clear();
    }
  }

  /** All of them, as a start asks for nearly all, and somebody else may wait meanwhile. */
  private void readContent(Sha256 sha256, ContentReader in) {
    try {
      contentsBefore.put(sha256, in.readContent());
    } catch (RuntimeException e) {
      // Of this one nothing is known.
    }
  }

  /** Returns which bytes a file holds that has this stamp now; null if that is not known. */
  public @Nullable Sha256 sha256(Path path, FileStamp stamp) {
    if (before.isEmpty()) {
      return null;
    }
    String name = name(path);
    Known known = before.get(name);
    if (known == null || !known.stamp.equals(stamp)) {
      return null;
    }
    files.put(name, known);
    return known.sha256;
  }

  /** Returns what the files of a plug-in with this SHA-256 say; null if that is not known. */
  public @Nullable PluginContent content(Sha256 sha256) {
    PluginContent content = contentsBefore.get(sha256);
    if (content == null) {
      return contents.get(sha256);
    }
    contents.put(sha256, content);
    return content;
  }

  /**
   * Remembers which bytes a file holds; unless it changed so shortly ago that it could change once
   * more and keep its stamp.
   */
  public void add(FileIdentity identity) {
    FileStamp stamp = identity.stamp();
    if (file != null && Math.max(stamp.modified(), stamp.changed()) < opened - RACY) {
      files.put(name(identity.path()), new Known(stamp, identity.sha256()));
      changed = true;
    }
  }

  /** Remembers what the files of a plug-in say. */
  public void add(Sha256 sha256, PluginContent content) {
    if (file != null) {
      contents.put(sha256, content);
      changed = true;
    }
  }

  /** Writes down what was asked for or added since this was opened, if any of it is new. */
  public void save() {
    CatalogueFile target = file;
    if (target != null && (changed || files.size() < before.size() / 2)) {
      try {
        target.write(encoded());
      } catch (IOException | OutOfMemoryError e) {
        // The next run is as slow as this one.
      }
    }
  }

  private byte[] encoded() throws IOException {
    ContentWriter blobs = new ContentWriter();
    Map<Sha256, Integer> offsets = new LinkedHashMap<>();
    for (Map.Entry<Sha256, PluginContent> entry : contents.entrySet()) {
      byte[] blob = blob(entry.getValue());
      if (blob.length > 0) {
        offsets.put(entry.getKey(), blobs.size());
        blobs.write(blob);
      }
    }
    ContentWriter out = new ContentWriter();
    out.write(CatalogueFile.roomForHead());
    out.writeText(key);
    out.writeInt(files.size());
    for (Map.Entry<String, Known> entry : files.entrySet()) {
      out.writeText(entry.getKey());
      out.write(entry.getValue().stamp);
      out.write(entry.getValue().sha256);
    }
    out.writeInt(offsets.size());
    int start = out.size() + offsets.size() * (Sha256.LENGTH + Integer.BYTES);
    for (Map.Entry<Sha256, Integer> entry : offsets.entrySet()) {
      out.write(entry.getKey());
      out.writeInt(start + entry.getValue());
    }
    out.write(blobs.bytes());
    return out.bytes();
  }

  /** Returns the bytes of a content; none if they could not give the same again. */
  private static byte[] blob(PluginContent content) {
    ContentWriter writer = new ContentWriter();
    try {
      writer.write(content);
      byte[] blob = writer.bytes();
      boolean isSame =
          (content.problems().isEmpty() && content.refusal() == null)
              || new ContentReader(blob, 0).readContent().equals(content);
      return isSame ? blob : new byte[0]; // the text of a problem may be cut once more
    } catch (IOException | RuntimeException e) {
      return new byte[0];
    }
  }

  /** The path below the directory, which every path here begins with. */
  private String name(Path path) {
    return path.toString().substring(prefix);
  }
}
