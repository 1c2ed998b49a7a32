package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the URLs of an account: a signed request must only ever go where an administrator meant it to. */
final class Endpoint {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** An address itself, in any way that a resolver takes it for one without asking anybody. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|0[xX][0-9a-fA-F.xX]+|\\[.*]");

    private Endpoint() {}

    /**
     * @param what how messages call the URL
     * @param emulator plain http to this machine is allowed
     * @throws InvalidRequestException with one sentence when the URL is not one, or not a safe one
     */
    static URI parse(String what, String value, boolean emulator) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequestException("The %s is missing.".formatted(what));
        }
        URI url;
        try {
            url = new URI(value.strip());
        } catch (URISyntaxException x) {
            throw new InvalidRequestException("The %s '%s' is not a URL: %s.".formatted(what, value, x.getReason()));
        }
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
            throw new InvalidRequestException(
                    "The %s '%s' is not a URL: write it as https://host.".formatted(what, value));
        }
        if (url.getQuery() != null || url.getUserInfo() != null) {
            throw new InvalidRequestException(
                    "The %s must have no user and no query: keys belong into credentials.".formatted(what));
        }
        boolean loopback = LOOPBACK.contains(url.getHost());
        if (http && !(emulator && loopback)) {
            throw new InvalidRequestException(
                    "The %s '%s' is not encrypted: use https (plain http is for emulators on this machine, when that is ticked)."
                            .formatted(what, value));
        }
        if (!loopback && leadsToThisMachineOrItsNeighbors(url.getHost())) {
            throw new InvalidRequestException(
                    "The %s '%s' leads to this machine or to what is beside it: use the host name that the Azure portal shows."
                            .formatted(what, value));
        }
        if (loopback && !emulator) {
            throw new InvalidRequestException(
                    "The %s '%s' leads to this machine: that is for emulators, when that is ticked."
                            .formatted(what, value));
        }
        return url;
    }

    /** Such as 127.1, 0.0.0.0, or 169.254.169.254, where machines in Azure find their own secrets. */
    private static boolean leadsToThisMachineOrItsNeighbors(String host) {
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
