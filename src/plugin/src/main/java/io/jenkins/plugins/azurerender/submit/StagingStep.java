package io.jenkins.plugins.azurerender.submit;

import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import org.kohsuke.stapler.DataBoundSetter;

/** How assets come to nodes, as a step asks for it. */
public abstract class StagingStep extends PlanStep {

    private static final long serialVersionUID = 1L;

    private String staging;
    private String assetsMount;

    public String getStaging() {
        return staging;
    }

    /** @param staging download, sync or mount; null for download */
    @DataBoundSetter
    public void setStaging(String staging) {
        this.staging = Util.fixEmptyAndTrim(staging);
    }

    public String getAssetsMount() {
        return assetsMount;
    }

    /** @param assetsMount path of the pool's mount that has the assets, for staging mount */
    @DataBoundSetter
    public void setAssetsMount(String assetsMount) {
        this.assetsMount = Util.fixEmptyAndTrim(assetsMount);
    }

    /** Checks what can be checked without asking anyone. */
    final void checkStaging() {
        check(nodeAssets(), assetsMount);
    }

    static void check(NodeAssets staging, String assetsMount) {
        boolean mounts = staging == NodeAssets.MOUNT;
        if (mounts && assetsMount == null) {
            throw new InvalidRequestException(
                    "With staging: 'mount' nodes must know which mount has the assets: set assetsMount to the path of one of the pool's mounts.");
        }
        if (!mounts && assetsMount != null) {
            throw new InvalidRequestException("assetsMount is set, but staging is not 'mount': set both or none.");
        }
        if (mounts) {
            NodeAssets.checkMount(assetsMount);
        }
    }

    /** Whether storage knows nothing of the assets, as they lie in a file system of another kind. */
    final boolean findsAssetsInMount() {
        return nodeAssets() == NodeAssets.MOUNT && NONE.equals(getUpload());
    }

    final NodeAssets nodeAssets() {
        return NodeAssets.parse(staging);
    }

    static ListBoxModel stagings() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.StagingStep_Download(), "");
        items.add(Messages.StagingStep_Sync(), NodeAssets.SYNC.text());
        items.add(Messages.StagingStep_Mount(), NodeAssets.MOUNT.text());
        return items;
    }
}
