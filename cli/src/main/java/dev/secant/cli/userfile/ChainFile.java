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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The named chains of a user: a file of lines {@code name = chain}. What else is in it, comments
 * and the order of lines, stays when a chain is added or taken out.
 */
public final class ChainFile {
  private static final String EXAMPLE = "softexp = exp | softplus";

  private static final Pattern END_OF_LINE = Pattern.compile("(?<=\\n)|(?<=\\r)(?!\\n)");

  private static final ReentrantLock WRITING = new ReentrantLock();

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
   * What is in the file.
   *
   * @param sound the chains, as they are written, by their names
   * @param damaged what is wrong with the others, with its place, by their names
   */
  public record Chains(Map<String, String> sound, Map<String, String> damaged) {}

  /** Says what a name is to stand for. */
  @FunctionalInterface
  public interface Judge {
    /**
     * Returns the chain, or null to take the line of the name out.
     *
     * @param chains what is there before
     */
    @Nullable String chain(Chains chains);
  }

  /**
   * Returns what is in the file. A line that is damaged, or one of two of a name, makes its own
   * name unusable and no other.
   *
   * @throws CommandFailure if the file is not this user's, or no text
   */
  public Chains read() {
    return chains(entries());
  }

  /**
   * Defines all of them in a registry, which refuses the damaged ones by what is wrong with them.
   *
   * @throws CommandFailure as {@link #read}
   */
  public void addTo(FunctionRegistry.Builder builder) {
    if (!UserFiles.isMissing(path)) { // asked here, since most have none
      Chains chains = read();
      chains.sound().forEach(builder::define);
      chains
          .damaged()
          .forEach((name, why) -> builder.refuse(name, why.lines().findFirst().orElse(why)));
    }
  }

  /**
   * A line that says something.
   *
   * @param name that it is about, or the first word of a line without an equals sign
   * @param value the chain; empty if there is none
   * @param comment what stands behind it, with the blanks before it
   * @param failure what is wrong with it, or null
   */
  private record Entry(
      String name, int number, String value, String comment, @Nullable CommandFailure failure) {}

  private List<Entry> entries() {
    if (UserFiles.isMissing(path)) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    Map<String, KeyLine> first = new HashMap<>();
    List<KeyLine> lines =
        file.lines(
            (line, failure) ->
                entries.add(new Entry(firstWord(line.text()), line.number(), "", "", failure)));
    for (KeyLine line : lines) {
      KeyLine before = first.putIfAbsent(line.key(), line);
      String comment = line.text().substring(line.valueStart() + line.value().length());
      CommandFailure failure = before == null ? mistake(line) : repeated(line, before);
      entries.add(
          new Entry(line.key(), line.number(), line.value(), comment.stripTrailing(), failure));
    }
    return entries;
  }

  private static String firstWord(String line) {
    return line.strip().split("[\\s=]", 2)[0];
  }

  private static Chains chains(List<Entry> entries) {
    Map<String, String> sound = new LinkedHashMap<>();
    Map<String, String> damaged = new LinkedHashMap<>();
    for (Entry entry : entries) {
      CommandFailure failure = entry.failure();
      if (failure == null) {
        sound.put(entry.name(), entry.value());
      } else {
        damaged.putIfAbsent(entry.name(), String.valueOf(failure.getMessage()));
      }
    }
    sound.keySet().removeAll(damaged.keySet());
    return new Chains(sound, damaged);
  }

  private static CommandFailure repeated(KeyLine line, KeyLine before) {
    return line.badKey(
        ErrorCode.NAMED_CHAIN,
        Printable.line(line.key()) + " is defined already, at " + before.place(),
        "leave one of the two lines");
  }

  private static @Nullable CommandFailure mistake(KeyLine line) {
    try {
      FunctionRegistry.builder().define(line.key(), line.value());
      return null;
    } catch (ChainSyntaxException e) {
      return line.mistake(
          ErrorCode.NAMED_CHAIN,
          line.valueStart() + e.position(),
          e.reason(),
          "correct the line, or put # before it");
    } catch (IllegalArgumentException e) {
      return line.badKey(
          ErrorCode.NAMED_CHAIN,
          Printable.line(String.valueOf(e.getMessage())),
          "correct the line, or put # before it");
    }
  }

  /**
   * Changes the chain of a name: in the place of its line, else at the end. What it is to be is
   * judged on what the file has when nobody else can write it, so of two that define a name at once
   * the second sees what the first has done.
   *
   * @param judge returns the chain, or null to take the line out; what it throws leaves the file as
   *     it was
   * @throws CommandFailure if the file cannot be read or written; then it stays as it was
   */
  public void change(String name, Judge judge) {
    WRITING.lock(); // in one process the lock of a file is refused, not waited for
    try {
      Path target = UserFiles.isMissing(path) ? path.toAbsolutePath() : path.toRealPath();
      Path folder = target.getParent();
      if (folder == null) {
        throw new IOException("a folder must hold the file");
      }
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(target.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  LinkOption.NOFOLLOW_LINKS);
          FileLock lock = channel.lock()) {
        if (lock.isValid()) {
          List<Entry> entries = entries();
          String chain = judge.chain(chains(entries));
          List<Entry> old = entries.stream().filter(each -> each.name().equals(name)).toList();
          replace(target, changed(chain == null ? "" : name + " = " + chain, old));
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
    } finally {
      WRITING.unlock();
    }
  }

  /**
   * Returns the text with a line in the place of old ones; ends of lines, a comment behind the line
   * and all else stay.
   *
   * @param line empty for none
   */
  private String changed(String line, List<Entry> old) {
    String text = UserFiles.isMissing(path) ? "" : file.raw();
    String mark = text.startsWith(KeyFile.BYTE_ORDER_MARK) ? KeyFile.BYTE_ORDER_MARK : "";
    List<String> lines =
        new ArrayList<>(Arrays.asList(END_OF_LINE.split(text.substring(mark.length()), -1)));
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    lines.remove(""); // behind the last end
    if (old.isEmpty() && !line.isEmpty()) {
      int last = lines.size() - 1;
      if (last >= 0 && !lines.get(last).endsWith("\n") && !lines.get(last).endsWith("\r")) {
        lines.set(last, lines.get(last) + end);
      }
      lines.add(line + end);
    }
    for (int i = 0; i < old.size(); i++) {
      boolean isKept = i == 0 && !line.isEmpty();
      lines.set(old.get(i).number() - 1, isKept ? line + old.get(i).comment() + end : "");
    }
    return mark + String.join("", lines);
  }

  private static void replace(Path target, String text) throws IOException {
    Path written = Files.createTempFile(target.getParent(), ".chains-", ".tmp");
    try {
      Files.writeString(written, text);
      copyRights(target, written);
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** A file that a team may read stays one. */
  private static void copyRights(Path from, Path to) throws IOException {
    PosixFileAttributeView own = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (own != null && Files.exists(from)) {
      own.setPermissions(Files.getPosixFilePermissions(from));
    }
  }
}
