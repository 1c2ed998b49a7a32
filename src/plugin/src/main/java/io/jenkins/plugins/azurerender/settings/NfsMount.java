package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A mounted folder of an NFS server (also GlusterFS and Avere vFXT), for Linux nodes. */
public final class NfsMount extends Mount {

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*:/[A-Za-z0-9._/-]*");

    private final String source;

    /**
     * @param source {@code host:/folder}
     * @param path relative to {@code $AZ_BATCH_NODE_MOUNTS_DIR}
     */
    @DataBoundConstructor
    public NfsMount(String source, String path) {
        super(path);
        this.source = Util.fixNull(source).strip();
    }

    public String getSource() {
        return source;
    }

    private static void checkServer(String source) {
        if (!SOURCE.matcher(source).matches() || (source + "/").contains("/../")) {
            throw new InvalidRequestException(
                    "'%s' is not a valid NFS source: use host:/folder, such as 10.0.0.4:/assets.".formatted(source));
        }
    }

    @Override
    MountSpec toSpec() {
        checkServer(source);
        return new MountSpec(
                PoolMount.Kind.NFS, source, null, getPath(), optionLine(PoolMount.Kind.NFS, null), isReadOnly());
    }

    @Extension
    @Symbol("nfs")
    public static final class DescriptorImpl extends MountDescriptor {

        @Override
        PoolMount.Kind kind() {
            return PoolMount.Kind.NFS;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NfsMount_DisplayName();
        }

        @POST
        public FormValidation doCheckSource(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.required(item, value, NfsMount::checkServer);
        }
    }
}
