package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables of a command; user settings cannot override variables of the service. */
final class NodeEnvironment {
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> own = new LinkedHashMap<>();

    NodeEnvironment(Node node) {
        Path root = node.folder();
        put("AZ_BATCH_ACCOUNT_NAME", node.account().name());
        put("AZ_BATCH_ACCOUNT_URL", node.account().url() + "/");
        put("AZ_BATCH_POOL_ID", node.pool().id());
        put("AZ_BATCH_NODE_ID", node.id());
        put("AZ_BATCH_NODE_IS_DEDICATED", String.valueOf(node.dedicated()));
        put("AZ_BATCH_NODE_ROOT_DIR", root.toString());
        put("AZ_BATCH_NODE_SHARED_DIR", root.resolve("shared").toString());
        put("AZ_BATCH_NODE_STARTUP_DIR", root.resolve("startup").toString());
        put("AZ_BATCH_NODE_STARTUP_WORKING_DIR", root.resolve("startup/wd").toString());
        put("AZ_BATCH_NODE_MOUNTS_DIR", root.resolve("fsmounts").toString());
        put("AZ_BATCH_CERTIFICATES_DIR", root.resolve("startup/certs").toString());
        put("AZ_BATCH_SOFTWARE_ENTITLEMENT_TOKEN", "none");
        packages(node.account().applications(), node.pool().spec().path("applicationPackageReferences"));
        own.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        own.put("LANG", "C.UTF-8");
        own.put("USER", System.getProperty("user.name"));
    }

    /** Returns the variables of a task except those that {@link #task} adds. */
    static NodeEnvironment of(Task task, Node node) {
        Job job = task.job();
        NodeEnvironment environment = new NodeEnvironment(node).job(job);
        if (job.hasPreparation()) {
            environment.preparation(node.preparationOf(job).folder());
        }
        return environment.packages(node.account().applications(), task.spec().path("applicationPackageReferences"));
    }

    /** Adds variables of the service. */
    NodeEnvironment with(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /** Adds the folders of application packages. */
    NodeEnvironment packages(Applications applications, JsonNode references) {
        for (JsonNode reference : references) {
            Path folder = applications.folderOf(reference);
            if (folder != null) {
                String name = reference.path("applicationId").asText();
                String version = reference.path("version").asText("");
                String full = version.isEmpty() ? name : name + "_" + version;
                put("AZ_BATCH_APP_PACKAGE_" + full.replaceAll("[.#-]", "_"), folder.toString());
            }
        }
        return this;
    }

    NodeEnvironment job(Job job) {
        put("AZ_BATCH_JOB_ID", job.id());
        settings(job.spec().path("commonEnvironmentSettings"));
        return this;
    }

    /** Adds the folders of the job preparation task. */
    NodeEnvironment preparation(Path folder) {
        put("AZ_BATCH_JOB_PREP_DIR", folder.toString());
        put("AZ_BATCH_JOB_PREP_WORKING_DIR", folder.resolve("wd").toString());
        return this;
    }

    NodeEnvironment task(String id, Path folder, JsonNode spec) {
        put("AZ_BATCH_TASK_ID", id);
        put("AZ_BATCH_TASK_DIR", folder.toString());
        put("AZ_BATCH_TASK_WORKING_DIR", folder.resolve("wd").toString());
        own.put("HOME", folder.resolve("wd").toString());
        String user = spec.at("/userIdentity/username").asText("");
        boolean admin =
                spec.at("/userIdentity/autoUser/elevationLevel").asText("").equalsIgnoreCase("admin");
        put("AZ_BATCH_TASK_USER", user.isEmpty() ? "_azbatch" : user);
        put("AZ_BATCH_TASK_USER_IDENTITY", user.isEmpty() ? admin ? "PoolAdmin" : "PoolNonAdmin" : "UserAccount");
        settings(spec.path("environmentSettings"));
        return this;
    }

    private void settings(JsonNode list) {
        list.forEach(one -> own.put(one.path("name").asText(), one.path("value").asText("")));
    }

    private void put(String name, String value) {
        variables.put(name, value);
    }

    Map<String, String> variables() {
        Map<String, String> all = new LinkedHashMap<>(own);
        all.putAll(variables);
        return all;
    }
}
