package dev.secant.explore.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a server as the page does, and as no browser would. */
final class Client {
  private final URI url;
  private final HttpClient http = HttpClient.newHttpClient();

  Client(URI url) {
    this.url = url;
  }

  URI url() {
    return url;
  }

  /** The answer to a question of the page. */
  HttpResponse<String> ask(String name, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(url.resolve("ask/" + name))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** What comes back for bytes of which the client says they were a request. */
  String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String host() {
    return "Host: 127.0.0.1:" + url.getPort();
  }
}
