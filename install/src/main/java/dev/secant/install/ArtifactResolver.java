package dev.secant.install;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.AddRepositoriesOp;
import eu.maveniverse.maven.mima.context.ContextOverrides.ChecksumPolicy;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a plug-in with the settings of the user ({@code ~/.m2/settings.xml}: mirrors, proxies,
 * repositories, where the local repository is), and checks what it fetches: a file without a
 * checksum, or of another one, is refused. Repositories that an artifact itself names are not
 * asked.
 */
public final class ArtifactResolver {
  /** What plug-ins see of their host: a copy of theirs would never be used. */
  private static final List<Exclusion> OF_THE_HOST =
      List.of(
          new Exclusion("dev.secant", "secant-api", "*", "*"),
          new Exclusion("org.slf4j", "slf4j-api", "*", "*"));

  private ArtifactResolver() {}

  /**
   * Returns the JAR of an artifact, then those it needs at run time and the host does not show it,
   * in the order of Maven's class path; each by its coordinates.
   *
   * @param coordinates {@code group:artifact:version}
   * @param repositories addresses to look at besides those of the settings
   * @param settings a file to take the settings from instead of the user's; null for those
   * @param isOffline whether nothing may be fetched but from repositories of files
   * @throws IllegalArgumentException if the coordinates, or an address, are none; the message names
   *     the rule and the value
   * @throws IOException if something is not found or cannot be fetched; the message says what and
   *     where, in one sentence
   */
  public static Map<String, Path> resolve(
      String coordinates, List<String> repositories, @Nullable Path settings, boolean isOffline)
      throws IOException {
    Artifact artifact = Coordinates.parse(coordinates);
    List<RemoteRepository> all = new ArrayList<>(ContextOverrides.DEFAULT_REMOTE_REPOSITORIES);
    for (int i = 0; i < repositories.size(); i++) {
      all.add(repository("repository-" + (i + 1), repositories.get(i)));
    }
    ContextOverrides overrides =
        ContextOverrides.create()
            .withUserSettings(true)
            .withUserSettingsXmlOverride(settings)
            .checksumPolicy(ChecksumPolicy.FAIL)
            .ignoreArtifactDescriptorRepositories(true)
            .configProperties(Map.of("aether.offline.protocols", "file"))
            .offline(isOffline)
            .repositories(all)
            .addRepositoriesOp(AddRepositoriesOp.APPEND)
            .build();
    try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
      return resolve(artifact, context, isOffline);
    } catch (RuntimeException e) { // of settings that cannot be read, say: not the caller's address
      throw new IOException(
          "Maven's resolver cannot be used: " + Secrets.cut(String.valueOf(e.getMessage())), e);
    }
  }

  private static RemoteRepository repository(String id, String address) {
    return new RemoteRepository.Builder(id, "default", Address.of(address))
        .setPolicy(
            new RepositoryPolicy(
                true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL))
        .build();
  }

  private static Map<String, Path> resolve(Artifact artifact, Context context, boolean isOffline)
      throws IOException {
    CollectRequest collect = new CollectRequest();
    Dependency root = new Dependency(artifact, JavaScopes.RUNTIME, false, OF_THE_HOST);
    collect.setRoot(root);
    collect.setRepositories(context.remoteRepositories());
    DependencyRequest request =
        new DependencyRequest(
            collect, DependencyFilterUtils.classpathFilter(JavaScopes.COMPILE, JavaScopes.RUNTIME));
    try {
      Map<String, Path> files = new LinkedHashMap<>();
      for (ArtifactResult result :
          context
              .repositorySystem()
              .resolveDependencies(context.repositorySystemSession(), request)
              .getArtifactResults()) {
        Artifact found = result.getArtifact();
        if (found.getExtension().equals("jar")) { // poms and native libraries are on no class path
          files.put(Coordinates.text(found), found.getFile().toPath());
        }
      }
      return files;
    } catch (DependencyResolutionException e) {
      throw new IOException(
          new Explanation(artifact, context.remoteRepositories(), isOffline).of(e), e);
    }
  }
}
