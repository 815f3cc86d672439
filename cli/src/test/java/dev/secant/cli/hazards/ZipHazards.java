package dev.secant.cli.hazards;

import static dev.secant.cli.hazards.Jars.HALF_CLASS;
import static dev.secant.cli.hazards.Jars.half;
import static dev.secant.cli.hazards.KnownHazards.x;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.secant.testkit.jar.PluginJar;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;

/** JARs whose form is damaged or lies. */
final class ZipHazards {
  private ZipHazards() {}

  static List<Hazard> all() {
    return List.of(
        Hazard.of(
            "Z1",
            "junk in front",
            folder -> half().behind("#!/bin/sh\nexit\n".getBytes(UTF_8)).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z2",
            "junk behind",
            folder -> half().followedBy(new byte[100]).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z3",
            "comment with a false end in it",
            folder -> half().comment(falseEnd()).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z4",
            "more entries claimed than there are",
            folder -> half().claimingMoreEntries(5).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z5",
            "fewer entries claimed than there are",
            folder -> half().claimingMoreEntries(-1).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z6",
            "encrypted class",
            folder -> half().encrypting(HALF_CLASS).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z7",
            "unknown compression",
            folder -> half().compressing(HALF_CLASS, 99).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z8",
            "class twice",
            folder -> half().entry(HALF_CLASS, new byte[9]).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z9",
            "services file twice",
            folder -> half().entry(PluginJar.FUNCTIONS, "a.Other\n").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z10",
            "wrong checksum",
            folder -> half().miscounting(HALF_CLASS).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z11",
            "class that says it has 3 GB",
            folder -> half().claimingSize(HALF_CLASS, 3L << 30).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z12",
            "class that says it has 10 bytes",
            folder -> half().claimingSize(HALF_CLASS, 10).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z13",
            "entry that begins at the root",
            folder -> half().entry("/etc/passwd", "x").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z14",
            "entry that leads out by backslashes",
            folder -> half().entry("..\\..\\x", "x").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z15",
            "entry with a NUL in its name",
            folder -> half().entry("a/b\0c", "x").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z16",
            "entry whose name is no UTF-8",
            folder ->
                half()
                    .entry(new byte[] {'a', '/', (byte) 0xff, (byte) 0xfe}, new byte[1])
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z17",
            "JAR in the JAR",
            folder -> PluginJar.empty().entry("lib/half.jar", half().toBytes()).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z18",
            "class in BOOT-INF, as an application has it",
            folder ->
                half().renaming(HALF_CLASS, "BOOT-INF/classes/a/Half.class").writeTo(x(folder)),
            "half"),
        Hazard.of("Z19", "zip without anything", folder -> PluginJar.empty().writeTo(x(folder))),
        Hazard.of(
            "Z21",
            "class of 40 MB",
            folder ->
                PluginJar.empty()
                    .bomb(HALF_CLASS, "\0", 40L << 20)
                    .listing("a.Half")
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z22",
            "large resource that nobody reads",
            folder -> half().bomb("data.bin", "\0", 40L << 20).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z23",
            "end that asks for zip64 that is not there",
            folder -> half().damaged(ZipHazards::zip64Lie).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z24",
            "text of a web page in place of the JAR",
            folder -> Files.writeString(x(folder), "<!DOCTYPE html>\n<html>404</html>\n")),
        Hazard.of(
            "Z25",
            "another archive",
            folder ->
                Files.write(
                    x(folder), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2})),
        Hazard.of(
            "Z26",
            "all bits of the file turned",
            folder -> half().damaged(Bytes::inverted).writeTo(x(folder))));
  }

  private static byte[] falseEnd() {
    ByteBuffer end = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1).putInt(46);
    return end.array();
  }

  private static byte[] zip64Lie(byte[] bytes) {
    byte[] changed = bytes.clone();
    ByteBuffer end = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    int at = changed.length - 22;
    end.putShort(at + 8, (short) -1)
        .putShort(at + 10, (short) -1)
        .putInt(at + 12, -1)
        .putInt(at + 16, -1);
    return changed;
  }
}
