package io.jenkins.plugins.azurerender.account;

import hudson.Util;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates the URLs of an account, so that signed requests cannot be sent to local or link-local addresses. */
final class Endpoint {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** An IP address in any notation that the resolver accepts without a DNS request. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|0[xX][0-9a-fA-F.xX]+|\\[.*]");

    private Endpoint() {}

    /**
     * @param name the name of the URL for messages
     * @param emulator whether plain HTTP to this machine is allowed
     * @throws InvalidRequestException if the URL is invalid or not allowed
     */
    static URI parse(String name, String value, boolean emulator) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequestException("The %s is missing.".formatted(name));
        }
        URI url;
        try {
            url = new URI(value.strip());
        } catch (URISyntaxException x) {
            throw new InvalidRequestException("The %s '%s' is not a URL: %s.".formatted(name, value, x.getReason()));
        }
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
            throw new InvalidRequestException(
                    "The %s '%s' is not a URL: write it as https://host.".formatted(name, value));
        }
        if (url.getQuery() != null || url.getUserInfo() != null) {
            throw new InvalidRequestException(
                    "The %s must not contain a user or a query: store keys as credentials.".formatted(name));
        }
        boolean loopback = LOOPBACK.contains(url.getHost());
        if (http && !(emulator && loopback)) {
            throw new InvalidRequestException(
                    "The %s '%s' is not encrypted: use https. Plain http is allowed only for emulators on this machine."
                            .formatted(name, value));
        }
        if (!loopback && isLocal(url.getHost())) {
            throw new InvalidRequestException(
                    "The %s '%s' is a local or link-local address: use the host name from the Azure portal."
                            .formatted(name, value));
        }
        if (loopback && !emulator) {
            throw new InvalidRequestException(
                    "The %s '%s' is an address of this machine: this is allowed only for emulators."
                            .formatted(name, value));
        }
        return url;
    }

    /** Returns the storage account of a blob endpoint: the first label of its host, or the path of an emulator. */
    static String accountOf(String storageUrl) {
        URI url;
        try {
            url = new URI(Util.fixNull(storageUrl));
        } catch (URISyntaxException x) {
            return "";
        }
        String host = Util.fixNull(url.getHost());
        return LOOPBACK.contains(host) ? Util.fixNull(url.getPath()).replace("/", "") : host.split("\\.")[0];
    }

    /**
     * Returns whether the host is, for example, 127.1, 0.0.0.0 or 169.254.169.254, the metadata service of Azure VMs.
     */
    private static boolean isLocal(String host) {
        if (host.endsWith(".localhost") || host.equals("localhost.")) {
            return true;
        }
        if (!ADDRESS.matcher(host).matches()) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException x) {
            return true;
        }
    }
}
