package io.jenkins.plugins.azurerender.account;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.azurerender.azure.FolderNames;
import io.jenkins.plugins.azurerender.azure.Owner;
import jenkins.model.Jenkins;

/**
 * Who uses a render account: a build, a form of an item, or the controller itself, which removes orphaned resources.
 *
 * @param run null when it is no build
 * @param job full name of the job; null for the controller
 * @param folder full name of its folder; empty for no folder
 */
record Requester(Run<?, ?> run, String job, String folder) {

    static Requester of(Run<?, ?> run) {
        return new Requester(run, run.getParent().getFullName(), FolderNames.of(run));
    }

    /** @param item null for a global form */
    static Requester of(Item item) {
        return item == null ? ofController() : new Requester(null, item.getFullName(), folderOf(item));
    }

    /** The form of a folder shows what its jobs may use. */
    private static String folderOf(Item item) {
        return item instanceof ItemGroup<?> folder
                ? folder.getFullName()
                : item.getParent().getFullName();
    }

    static Requester ofController() {
        return new Requester(null, null, "");
    }

    boolean isController() {
        return job == null;
    }

    /** Whether the owner is this job, or this build under the name that its job had before it was moved. */
    boolean isOwnJob(Owner owner) {
        return owner.job().equals(job) || run != null && owner.is(run) && !exists(owner.job());
    }

    @SuppressWarnings("try") // nothing is called on what restores the user
    private static boolean exists(String job) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(job, Item.class) != null;
        }
    }

    /** Whether the owner is a job of this folder, or of a folder in it. */
    boolean isInFolder(Owner owner) {
        return isOwnJob(owner) || FolderNames.contains(folder, owner.folder());
    }

    /** Whether this is a job of the owner's folder, or of a folder in it. */
    boolean isBelow(Owner owner) {
        return isOwnJob(owner) || FolderNames.contains(owner.folder(), folder);
    }

    /** How messages name the folder. */
    String describeFolder() {
        return folder.isEmpty() ? "the top folder of Jenkins" : "the folder '%s'".formatted(folder);
    }
}
