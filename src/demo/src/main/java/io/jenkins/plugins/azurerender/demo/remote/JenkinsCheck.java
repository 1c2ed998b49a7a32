package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.DemoException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.concurrent.TimeUnit;

/** Checks that Jenkins is reachable, ready, recent enough and local, and that the user can administer it. */
final class JenkinsCheck {
    private static final int UNAVAILABLE = 503;
    private static final long TIMEOUT_SECONDS = 300;

    private final RemoteJenkins jenkins;

    JenkinsCheck(RemoteJenkins jenkins) {
        this.jenkins = jenkins;
    }

    /**
     * Returns if all checks pass; nothing is changed.
     *
     * @param minimumVersion the minimum Jenkins version
     */
    void check(String minimumVersion) throws DemoException, InterruptedException {
        checkIsLocal();
        JenkinsResponse response = waitUntilUp();
        if (response.status() == 401) {
            throw new DemoException(
                    "Jenkins at %s rejected the token or password of '%s'.".formatted(jenkins.url(), jenkins.user()));
        }
        String version = response.header("X-Jenkins");
        if (version.isEmpty()
                || response.isMissing()
                || !response.header("Location").isEmpty()) {
            throw new DemoException(
                    "The response from %s (HTTP %d%s) is not from a Jenkins root page. Set -Djenkins.url to the root URL of Jenkins."
                            .formatted(jenkins.url(), response.status(), target(response)));
        }
        checkReadPermission(response);
        if (Version.of(version).isOlderThan(Version.of(minimumVersion))) {
            throw new DemoException("Jenkins at %s has version %s, but the plugin requires %s or newer."
                    .formatted(jenkins.url(), version, minimumVersion));
        }
        if (jenkins.get("script").status() == 403) {
            throw new DemoException(
                    "%s cannot administer Jenkins at %s, which is required to install a plugin. Set -Djenkins.user and -Djenkins.token of an administrator."
                            .formatted(userName(), jenkins.url()));
        }
        jenkins.refreshCrumb();
    }

    /** Waits until Jenkins has started, and returns its first response. */
    JenkinsResponse waitUntilUp() throws DemoException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        JenkinsResponse response = jenkins.get("api/json?tree=mode");
        while (response.status() == UNAVAILABLE && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(1);
            response = jenkins.get("api/json?tree=mode");
        }
        if (response.status() == UNAVAILABLE) {
            throw new DemoException("Jenkins at %s is not ready after %d seconds. Check its log."
                    .formatted(jenkins.url(), TIMEOUT_SECONDS));
        }
        return response;
    }

    private void checkReadPermission(JenkinsResponse response) throws DemoException {
        if (response.status() == 403) {
            throw new DemoException(
                    jenkins.user().isEmpty()
                            ? "Jenkins at %s does not allow anonymous access. Set -Djenkins.user and -Djenkins.token (an API token or the password)."
                                    .formatted(jenkins.url())
                            : "User '%s' has no read permission on Jenkins at %s."
                                    .formatted(jenkins.user(), jenkins.url()));
        }
        jenkins.checked("api/json", response);
    }

    /** The local cloud listens on the loopback address only. */
    private void checkIsLocal() throws DemoException {
        String host = jenkins.url().getHost();
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return;
            }
        } catch (IOException e) {
            throw new DemoException("Unknown host '%s'. Set -Djenkins.url to the URL of Jenkins.".formatted(host));
        }
        throw new DemoException(
                "Jenkins at %s is on another machine, but the local cloud is reachable only on this one."
                        .formatted(jenkins.url()));
    }

    private String userName() {
        return jenkins.user().isEmpty() ? "An anonymous user" : "'" + jenkins.user() + "'";
    }

    private static String target(JenkinsResponse response) {
        String location = response.header("Location");
        return location.isEmpty() ? "" : ", redirected to " + location;
    }
}
