package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import java.time.Instant;
import java.util.Date;

/**
 * A resource in Azure that is no longer needed.
 *
 * @param reason why it is no longer needed
 * @param since when it was first found
 */
public record OrphanedResource(String account, Owner owner, String reason, Instant since) {

    OrphanedResource foundAt(Instant time) {
        return new OrphanedResource(account, owner, reason, time);
    }

    /** Returns whether it is the same resource of the same build. */
    boolean sameAs(OrphanedResource other) {
        return account.equals(other.account) && owner.equals(other.owner);
    }

    /** Returns the kind of resource, for the page. */
    public String getKind() {
        return switch (owner.kind()) {
            case PERMANENT, BUILD, AUTO -> Messages.OrphanedResource_Pool();
            case EMPTIED -> Messages.OrphanedResource_Nodes();
            case RENDER -> Messages.OrphanedResource_Job();
            case FRAMES -> Messages.OrphanedResource_Frames();
            case NODE -> Messages.OrphanedResource_NodeFiles();
            case KEYS -> Messages.OrphanedResource_Keys();
            case ASSETS, SHARED -> Messages.OrphanedResource_Assets();
        };
    }

    public String getId() {
        return owner.id();
    }

    public String getAccount() {
        return account;
    }

    public String getBuild() {
        return owner.kind() == ResourceKind.ASSETS ? owner.job() : owner.toString();
    }

    public String getReason() {
        return reason;
    }

    public Date getSince() {
        return Date.from(since);
    }
}
