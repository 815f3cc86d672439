package dev.secant.cli.plugins.trust;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.registry.PluginLock;
import dev.secant.runtime.registry.TrustedSigner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code secant plugins trust}: pins a signer in the lock files. */
@Command(
    name = "trust",
    description = {
      "Pins a certificate in plugins.lock of each folder of --plugins, or without that of all plug-in"
          + " folders: where the policy is signed, what it signed may be loaded.",
      "SIGNER is a file with the certificate, its SHA-256 in 64 hexadecimal digits (as keytool shows"
          + " it), or a JAR that it signed in each entry. Compare the SHA-256 that is shown with what"
          + " the signer tells you by other means."
    },
    footer = "  secant plugins trust acme.pem --plugins my-jars")
public final class TrustCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Parameters(paramLabel = "SIGNER", description = "Certificate, fingerprint or signed JAR.")
  private String signer = "";

  /** Creates the command. */
  public TrustCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    plugins.refuseFrozen("plugins trust");
    SignerSource source = SignerSource.of(signer);
    PrintWriter out = console.outWriter();
    for (Path folder : plugins.lockFolders(console)) {
      PluginLock lock = PluginLock.in(folder);
      try {
        TrustedSigner pinned = source.pin(lock);
        out.println(
            Printable.line(lock.file().toString())
                + (pinned.isNew() ? ": pinned " : ": has already ")
                + Printable.line(pinned.toString()));
      } catch (IOException e) {
        throw LockFailure.of(lock, e);
      }
    }
    out.flush();
    console
        .err()
        .println(
            "secant: signatures are demanded once the policy is signed:"
                + " 'secant plugins lock --policy signed'");
    return ExitCode.SUCCESS;
  }
}
