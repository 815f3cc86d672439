package dev.secant.cli.userfile;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The named chains of a user: a file of lines {@code name = chain}. What else is in it, comments
 * and the order of lines, stays when a chain is added or taken out.
 */
public final class ChainFile {
  private static final String EXAMPLE = "softexp = exp | softplus";

  private final Path path;
  private final KeyFile file;

  private ChainFile(Path path) {
    this.path = path;
    this.file = new KeyFile(ErrorCode.NAMED_CHAIN, path, EXAMPLE);
  }

  /** Returns the user's file, which need not be there; null if there is to be none. */
  public static @Nullable ChainFile of(Map<String, String> environment) {
    Path path = new UserFiles(environment).chains();
    return path == null ? null : new ChainFile(path);
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /**
   * Returns the chains, as they are written, by their names.
   *
   * @throws CommandFailure if the file is not this user's, or a line is no definition, with its
   *     place
   */
  public Map<String, String> chains() {
    Map<String, String> chains = new LinkedHashMap<>();
    lines().forEach((name, line) -> chains.put(name, line.value()));
    return chains;
  }

  /**
   * Defines all of them in a registry.
   *
   * @throws CommandFailure as {@link #chains()}
   */
  public void addTo(FunctionRegistry.Builder builder) {
    if (Files.exists(path)) { // asked here, since most have none
      chains().forEach(builder::define);
    }
  }

  private Map<String, KeyLine> lines() {
    Map<String, KeyLine> lines = new LinkedHashMap<>();
    if (!Files.exists(path)) {
      return lines;
    }
    for (KeyLine line : file.lines()) {
      requireSound(line);
      KeyLine before = lines.putIfAbsent(line.key(), line);
      if (before != null) {
        throw line.badKey(
            ErrorCode.NAMED_CHAIN,
            line.key() + " is defined already, at " + before.place(),
            "leave one of the two lines");
      }
    }
    return lines;
  }

  private static void requireSound(KeyLine line) {
    try {
      FunctionRegistry.builder().define(line.key(), line.value());
    } catch (ChainSyntaxException e) {
      throw line.mistake(
          ErrorCode.NAMED_CHAIN,
          line.valueStart() + e.position(),
          e.reason(),
          "correct the line, or put # before it");
    } catch (IllegalArgumentException e) {
      throw line.badKey(
          ErrorCode.NAMED_CHAIN,
          Printable.line(String.valueOf(e.getMessage())),
          "correct the line, or put # before it");
    }
  }

  /**
   * Writes a definition: in the place of one of that name, else at the end.
   *
   * @throws CommandFailure if the file is damaged or cannot be written; then it stays as it was
   */
  public void put(String name, String chain) {
    change(name, List.of(name + " = " + chain));
  }

  /**
   * Takes a definition out.
   *
   * @throws CommandFailure as {@link #put}
   */
  public void remove(String name) {
    change(name, List.of());
  }

  /** Puts lines in the place of that of a name. */
  private void change(String name, List<String> own) {
    try {
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path folder = target.getParent();
      if (folder == null) {
        throw new IOException("a folder must hold the file");
      }
      Files.createDirectories(folder);
      // Of two that write, the second sees what the first has written, and nothing is lost.
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("chains.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid()) {
          replace(target, changed(name, own));
        }
      }
    } catch (IOException e) {
      String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
      throw new CommandFailure(
          ErrorCode.NAMED_CHAIN,
          file.name()
              + " cannot be written"
              + (reason == null ? "" : ": " + Printable.line(reason))
              + "; it is as it was",
          e);
    }
  }

  private List<String> changed(String name, List<String> own) {
    KeyLine old = lines().get(name);
    List<String> lines = new ArrayList<>(Files.exists(path) ? file.text() : List.of());
    if (old == null) {
      lines.addAll(own);
    } else {
      lines.remove(old.number() - 1);
      lines.addAll(old.number() - 1, own);
    }
    return lines;
  }

  private static void replace(Path target, List<String> lines) throws IOException {
    Path written = Files.createTempFile(target.getParent(), ".chains-", ".tmp");
    try {
      Files.write(written, lines);
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
