package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.DemoException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.concurrent.TimeUnit;

/** Gets in: Jenkins is there, is up, is new enough, is on this machine, and lets the user administer it. */
final class Reception {
    private static final int UNAVAILABLE = 503;
    private static final long PATIENCE_SECONDS = 300;

    private final RemoteJenkins jenkins;

    Reception(RemoteJenkins jenkins) {
        this.jenkins = jenkins;
    }

    /**
     * Returns when everything is as it has to be; nothing was changed.
     *
     * @param oldest the oldest version of Jenkins that does
     */
    void check(String oldest) throws DemoException, InterruptedException {
        checkThisMachine();
        Answer answer = waitUntilUp();
        if (answer.status() == 401) {
            throw new DemoException("Jenkins at %s does not take this token or password of '%s'."
                    .formatted(jenkins.url(), jenkins.user()));
        }
        String version = answer.header("X-Jenkins");
        if (version.isEmpty()
                || answer.isMissing()
                || !answer.header("Location").isEmpty()) {
            throw new DemoException(
                    "What answers at %s (HTTP %d%s) is not the front page of a Jenkins: see that -Djenkins.url is its whole address."
                            .formatted(jenkins.url(), answer.status(), target(answer)));
        }
        checkMayRead(answer);
        if (Version.of(version).isOlderThan(Version.of(oldest))) {
            throw new DemoException(
                    "Jenkins at %s is %s, and the plugin needs %s or newer.".formatted(jenkins.url(), version, oldest));
        }
        if (jenkins.get("script").status() == 403) {
            throw new DemoException(
                    "%s may not administer Jenkins at %s, and the demo installs a plugin: give -Djenkins.user and -Djenkins.token of somebody who may."
                            .formatted(who(), jenkins.url()));
        }
        jenkins.refreshCrumb();
    }

    /** Waits while Jenkins starts or restarts, and returns its first answer. */
    Answer waitUntilUp() throws DemoException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Answer answer = jenkins.get("api/json?tree=mode");
        while (answer.status() == UNAVAILABLE && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(1);
            answer = jenkins.get("api/json?tree=mode");
        }
        if (answer.status() == UNAVAILABLE) {
            throw new DemoException("Jenkins at %s is not ready after %d seconds: see its log."
                    .formatted(jenkins.url(), PATIENCE_SECONDS));
        }
        return answer;
    }

    private void checkMayRead(Answer answer) throws DemoException {
        if (answer.status() == 403) {
            throw new DemoException(
                    jenkins.user().isEmpty()
                            ? "Jenkins at %s lets nobody in without a name: give -Djenkins.user and -Djenkins.token (an API token or the password)."
                                    .formatted(jenkins.url())
                            : "'%s' may not read Jenkins at %s.".formatted(jenkins.user(), jenkins.url()));
        }
        jenkins.checked("api/json", answer);
    }

    /** The local cloud answers on loopback alone. */
    private void checkThisMachine() throws DemoException {
        String host = jenkins.url().getHost();
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return;
            }
        } catch (IOException e) {
            throw new DemoException(
                    "There is no machine '%s': see that -Djenkins.url is Jenkins' address.".formatted(host));
        }
        throw new DemoException("Jenkins at %s is on another machine, and the demo's cloud answers on this one alone."
                .formatted(jenkins.url()));
    }

    private String who() {
        return jenkins.user().isEmpty() ? "Nobody without a name" : "'" + jenkins.user() + "'";
    }

    private static String target(Answer answer) {
        String location = answer.header("Location");
        return location.isEmpty() ? "" : ", which sends on to " + location;
    }
}
