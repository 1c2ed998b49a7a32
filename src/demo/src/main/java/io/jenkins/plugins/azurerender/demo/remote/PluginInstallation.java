package io.jenkins.plugins.azurerender.demo.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.demo.DemoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Checks the plugins of a Jenkins and installs the packaged plugin. */
final class PluginInstallation {
    /** Plugins that the demo's jobs need in addition to the plugin's own dependencies. */
    private static final List<String> JOB_PLUGINS = List.of(
            "git",
            "pipeline-model-definition",
            "workflow-cps",
            "workflow-durable-task-step",
            "workflow-job",
            "workflow-scm-step");

    private static final long TIMEOUT_SECONDS = 300;

    private final RemoteJenkins jenkins;
    private final PackagedPlugin plugin;
    private final boolean mayRestart;
    private final PrintStream output;
    private boolean installed;
    private boolean same;

    /** @param mayRestart whether Jenkins may be restarted to replace the plugin */
    PluginInstallation(RemoteJenkins jenkins, PackagedPlugin plugin, boolean mayRestart, PrintStream output) {
        this.jenkins = jenkins;
        this.plugin = plugin;
        this.mayRestart = mayRestart;
        this.output = output;
    }

    /** Checks the installed plugins without changing anything. */
    void check() throws DemoException, InterruptedException {
        Map<String, String> active = activePlugins();
        List<String> missing = missing(active);
        if (!missing.isEmpty()) {
            throw new DemoException(
                    "Jenkins at %s is missing plugins: %s. Install them under Manage Jenkins, Plugins; nothing was changed."
                            .formatted(jenkins.url(), String.join(", ", missing)));
        }
        installed = active.containsKey(plugin.name());
        same = installed && plugin.sha256().equals(jenkins.script("""
                def archive = jenkins.model.Jenkins.get().pluginManager.getPlugin('%s').archive
                print java.security.MessageDigest.getInstance('SHA-256').digest(archive.bytes).encodeHex()
                """.formatted(plugin.name())));
        if (installed && !same && !mayRestart) {
            throw new DemoException(
                    "Jenkins at %s has another build of %s (installed: %s, new: %s). Add -Djenkins.restart=true to replace it; this restarts Jenkins after running builds have ended. Nothing was changed."
                            .formatted(jenkins.url(), plugin.name(), active.get(plugin.name()), plugin.version()));
        }
    }

    /** Returns whether a build of the plugin is already active. */
    boolean isInstalled() {
        return installed;
    }

    /** Installs the plugin unless this file is already installed. */
    void install() throws DemoException, InterruptedException, IOException {
        if (same) {
            output.println("Demo: " + plugin.name() + " " + plugin.version() + " is already installed.");
            return;
        }
        upload();
        if (installed) {
            output.println("Demo: restarting Jenkins with this build of " + plugin.name() + ".");
            restart();
        } else {
            waitUntilActive();
        }
        output.println("Demo: " + plugin.name() + " " + plugin.version() + " is installed.");
    }

    private List<String> missing(Map<String, String> active) {
        Map<String, String> needed = new TreeMap<>(plugin.requirements());
        JOB_PLUGINS.forEach(name -> needed.putIfAbsent(name, "0"));
        List<String> missing = new ArrayList<>();
        needed.forEach((name, version) -> {
            String found = active.get(name);
            if (found == null) {
                missing.add(name);
            } else if (Version.of(found).isOlderThan(Version.of(version))) {
                missing.add(name + " (" + found + " is installed, " + version + " or newer is required)");
            }
        });
        return missing;
    }

    private Map<String, String> activePlugins() throws DemoException, InterruptedException {
        Map<String, String> active = new TreeMap<>();
        for (JsonNode one : jenkins.json("pluginManager/api/json?tree=plugins[shortName,version,active]")
                .path("plugins")) {
            if (one.path("active").asBoolean()) {
                active.put(one.path("shortName").asText(), one.path("version").asText());
            }
        }
        return active;
    }

    private void upload() throws DemoException, InterruptedException, IOException {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"name\"; filename=\"%s.hpi\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(boundary, plugin.name())
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(Files.readAllBytes(plugin.file()));
        body.writeBytes("\r\n--%1$s\r\nContent-Disposition: form-data; name=\"pluginUrl\"\r\n\r\n\r\n--%1$s--\r\n"
                .formatted(boundary)
                .getBytes(StandardCharsets.US_ASCII));
        String path = "pluginManager/uploadPlugin";
        jenkins.checked(path, jenkins.post(path, "multipart/form-data; boundary=" + boundary, body.toByteArray()));
    }

    private void waitUntilActive() throws DemoException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!activePlugins().containsKey(plugin.name())) {
            for (JsonNode job : jenkins.json("updateCenter/api/json?tree=jobs[name,errorMessage]")
                    .path("jobs")) {
                if (job.path("name").asText().equals(plugin.name())
                        && !job.path("errorMessage").asText("").isEmpty()) {
                    throw new DemoException("Jenkins at %s could not load the plugin: %s."
                            .formatted(jenkins.url(), job.path("errorMessage").asText()));
                }
            }
            if (System.nanoTime() > deadline) {
                throw new DemoException("Jenkins at %s did not load the plugin within %d seconds. Check its log."
                        .formatted(jenkins.url(), TIMEOUT_SECONDS));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private void restart() throws DemoException, InterruptedException {
        String session = jenkins.get("api/json?tree=mode").header("X-Jenkins-Session");
        jenkins.change("safeRestart", "");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!hasRestarted(session)) {
            if (System.nanoTime() > deadline) {
                throw new DemoException(
                        "Jenkins at %s did not restart within %d seconds. Check whether builds are still running, or start it manually."
                                .formatted(jenkins.url(), TIMEOUT_SECONDS));
            }
            TimeUnit.SECONDS.sleep(1);
        }
        jenkins.refreshCrumb();
    }

    private boolean hasRestarted(String session) throws DemoException, InterruptedException {
        try {
            JenkinsResponse response = jenkins.get("api/json?tree=mode");
            String now = response.header("X-Jenkins-Session");
            return response.status() == 200 && !now.isEmpty() && !now.equals(session);
        } catch (UnreachableException e) {
            return false;
        }
    }
}
