package dev.secant.cli.output;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A file that appears under its name only when it is complete: it is written beside it and moved
 * there at the end. If the program is interrupted, or ends without {@link #complete()}, nothing of
 * it is left, and a file that was there before is untouched.
 *
 * <p>What is being written is called {@code .secant-} and 13 random characters, {@code .tmp}. A
 * process that is killed leaves it behind, to be removed by hand: nothing tells it from that of a
 * process at work. Of two that write one file, each writes its own; the last to complete wins, and
 * the file is always that of one of them as a whole.
 *
 * <p>A symbolic link stays one, and its target is replaced. A file that is replaced hands on its
 * permissions. What is no regular file (a pipe, {@code /dev/null}) is written to directly, and so
 * is a stream that is open already ({@code /dev/stdout}), whatever it leads to.
 */
public final class OutputFile implements AutoCloseable {
  private static final Pattern DESCRIPTOR =
      Pattern.compile("/dev/(stdout|stderr|fd/[0-9]+)|/proc/[^/]+/(task/[^/]+/)?fd/[0-9]+");

  /** Far longer than a signal takes to the hook, and hardly noticed at the end of a run. */
  private static final long LONGEST_SIGNAL_MILLIS = 100;

  /** Those that are neither complete nor discarded. */
  private static final Set<OutputFile> OPEN = ConcurrentHashMap.newKeySet();

  private static final int GZIP_BUFFER = 1 << 16;

  private final Path given;
  private final Path target;
  private final Path written;
  private OutputStream stream = OutputStream.nullOutputStream();
  private final Thread cleaner = new Thread(this::discard, "secant-output-cleaner");

  private byte[] begin = {};
  private OutputStream uncompressed = OutputStream.nullOutputStream();
  private boolean isComplete;
  private boolean isOver;

  private OutputFile(Path given, Path target, Path written) {
    this.given = given;
    this.target = target;
    this.written = written;
  }

  /**
   * Opens a file to be written beside its place.
   *
   * @throws CommandFailure if the place is a folder, or the folder is not there or not writable
   */
  public static OutputFile open(Path file) {
    try {
      Path target = resolve(file);
      if (isDescriptor(target)) {
        return openDescriptor(file, target);
      }
      requireName(target);
      boolean exists = Files.exists(target);
      if (Files.isDirectory(target)) {
        throw unwritable(file, "it is a folder");
      }
      if (exists && !Files.isWritable(target)) {
        throw unwritable(file, "it may not be written");
      }
      boolean direct = exists && !Files.isRegularFile(target);
      return direct ? openDirectly(file, target) : openBeside(file, target);
    } catch (NoSuchFileException e) {
      throw unwritable(file, "its folder does not exist");
    } catch (IOException e) {
      throw unwritable(file, reason(e));
    }
  }

  private static OutputFile openDirectly(Path file, Path target) throws IOException {
    OutputFile output = new OutputFile(file, target, target);
    output.stream = new FileOutputStream(target.toFile());
    return output;
  }

  private static OutputFile openBeside(Path file, Path target) throws IOException {
    // A short name of its own: one made from the target's could be too long for the file system.
    String name = ".secant-" + UUID.randomUUID().toString().substring(0, 13) + ".tmp";
    OutputFile output = new OutputFile(file, target, target.resolveSibling(name));
    // Before there is a file: an interruption between the two would leave it.
    output.register();
    try {
      output.create();
    } catch (IOException e) {
      output.close();
      throw e;
    }
    if (Files.exists(target)) {
      copyPermissions(target, output.written);
    }
    return output;
  }

  /** Removes what was written of all files that are not complete; none of them will be. */
  public static void discardAll() {
    OPEN.forEach(OutputFile::discard);
  }

  private void register() {
    OPEN.add(this);
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) { // the program is being interrupted, and ends by itself
      discard();
    }
  }

  /** Asked now: the file system itself would refuse the name only when all is computed. */
  private static void requireName(Path target) throws IOException {
    try {
      Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return; // one that is not taken
    }
  }

  private static boolean isDescriptor(Path path) {
    return DESCRIPTOR.matcher(path.toString()).matches();
  }

  /** Writes on in what the shell has opened: to open it anew would begin at its start again. */
  private static OutputFile openDescriptor(Path file, Path target) throws IOException {
    OutputFile output = new OutputFile(file, target, target);
    output.stream =
        switch (target.toString()) {
          case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1" -> ofProcess(FileDescriptor.out);
          case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2" -> ofProcess(FileDescriptor.err);
          default -> new FileOutputStream(target.toFile(), true);
        };
    return output;
  }

  private static OutputStream ofProcess(FileDescriptor descriptor) {
    return new FileOutputStream(descriptor) {
      @Override
      public void close() {} // the process has more to say on it
    };
  }

  private synchronized void create() throws IOException {
    if (!isOver) { // the program is being interrupted, and the file would outlive it
      Files.createFile(written);
      // Not by a channel, which the interrupt that a function leaves in its thread would close.
      stream = new FileOutputStream(written.toFile());
    }
  }

  /** Follows symbolic links, also to a file that does not exist yet. */
  private static Path resolve(Path file) throws IOException {
    Path path = file.toAbsolutePath();
    for (int links = 0; !isDescriptor(path) && Files.isSymbolicLink(path); links++) {
      if (links == 40) {
        throw new FileSystemException(file.toString(), null, "too many symbolic links");
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    return path;
  }

  private static void copyPermissions(Path from, Path to) {
    PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView copy =
        Files.getFileAttributeView(to, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (source == null || copy == null) {
      return;
    }
    try {
      copy.setPermissions(source.readAttributes().permissions());
    } catch (IOException e) {
      // A file system that has permissions but does not let them be set gives its own; no reason
      // not to compute.
      return;
    }
  }

  /** Returns where to write. */
  public OutputStream stream() {
    return stream;
  }

  /** Compresses what is written to {@link #stream} from now on, by gzip. */
  public void compress() throws IOException {
    uncompressed = stream;
    stream = new GZIPOutputStream(stream, GZIP_BUFFER);
  }

  /** Returns whether nothing of it is left, and nothing will be: the program is being ended. */
  public synchronized boolean isDiscarded() {
    return isOver && !isComplete;
  }

  /** Returns whether it is a file of its own until it is complete, so that its begin can change. */
  public boolean isWrittenBeside() {
    return !written.equals(target);
  }

  /** Sets the bytes that its first ones are replaced by when it is completed. */
  void replaceBegin(byte[] bytes) {
    begin = bytes.clone();
  }

  /** Returns its name for messages. */
  public String name() {
    return Printable.line(given.toString());
  }

  /** Returns what to throw if writing failed. */
  public CommandFailure failure(IOException e) {
    return new CommandFailure(
        ErrorCode.OUTPUT_FAILED, "cannot write " + name() + ": " + reason(e), e);
  }

  /**
   * Waits for a moment for an interruption that is under way. A Ctrl-C in a pipeline goes to all
   * its processes: the end of the one that writes the points can be seen before the own signal is.
   */
  public synchronized void awaitInterruption() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_SIGNAL_MILLIS);
    try {
      long left = LONGEST_SIGNAL_MILLIS;
      while (!isOver && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Closes the file and gives it its name.
   *
   * @throws CommandFailure if that fails; then nothing is left of it
   */
  public synchronized void complete() {
    if (isOver) { // the program is being interrupted
      return;
    }
    boolean interrupted = Thread.interrupted(); // by a function; it would close the channel below
    try {
      stream.close();
      if (!written.equals(target)) {
        writeBegin();
        force();
        move();
      }
      isOver = true;
      isComplete = true;
    } catch (IOException e) {
      throw failure(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void writeBegin() throws IOException {
    if (begin.length > 0) {
      try (RandomAccessFile file = new RandomAccessFile(written.toFile(), "rw")) {
        file.write(begin);
      }
    }
  }

  /** Makes sure of the content first: a power failure after the move would leave an empty file. */
  private void force() throws IOException {
    try (FileChannel file = FileChannel.open(written, StandardOpenOption.WRITE)) {
      file.force(true);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was written, unless it is complete; and it will not be. */
  private synchronized void discard() {
    if (isOver) {
      return;
    }
    isOver = true;
    notifyAll();
    if (written.equals(target)) {
      return;
    }
    try {
      // Not closed here: in an interruption the program may be writing, and would report an error.
      Files.deleteIfExists(written);
    } catch (IOException e) {
      // The user has been told of the failure that led here; a leftover names itself.
    }
  }

  @Override
  public void close() {
    closeQuietly(stream);
    closeQuietly(uncompressed); // which the other leaves open if its last bytes find no room
    discard();
    OPEN.remove(this);
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      return; // the program is being interrupted, and the hook is running
    }
  }

  private static void closeQuietly(OutputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // What is complete was closed before, and the rest is removed all the same.
      return;
    }
  }

  private static CommandFailure unwritable(Path file, String reason) {
    return new CommandFailure(
        ErrorCode.OUTPUT_FILE,
        "--output: cannot write " + Printable.line(file.toString()) + ": " + reason);
  }

  /** The reason without the path, which the JDK puts in front of it. */
  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return Printable.line(
        reason != null
            ? reason
            : kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
  }
}
