package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reports render accounts whose settings make builds fail, such as those of a configuration file, and caps whose folder was
 * renamed. Sends no request to Azure. Credentials of folders are not visible here, so IDs that jobs at the top level cannot use are reported.
 */
@Extension
public final class AccountMonitor extends AdministrativeMonitor {

    private static final int MAX_FOLDERS = 5;

    @Override
    public String getDisplayName() {
        return Messages.AccountMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !getProblems().isEmpty();
    }

    /** A sentence for each problem. */
    public List<String> getProblems() {
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RenderAccount account : AzureRenderConfiguration.get().getAccounts()) {
            List<String> found = new ArrayList<>();
            if (account.getName().isEmpty()) {
                found.add(Messages.AccountMonitor_NoName());
            } else if (!names.add(account.getName())) {
                found.add(Messages.AccountMonitor_NotUnique());
            }
            checkUrl(found, "Batch URL", account.getBatchUrl(), account.isEmulator());
            checkCredentials(found, "Batch", account.getBatchCredentialsId(), BatchSignIn.class);
            checkUrl(found, "storage URL", account.getStorageUrl(), account.isEmulator());
            checkCredentials(found, "storage", account.getStorageCredentialsId(), StorageSignIn.class);
            account.getCaps().forEach(caps -> checkFolder(found, caps.getFolder()));
            found.forEach(problem -> problems.add(Messages.AccountMonitor_Problem(account.getName(), problem)));
        }
        return problems;
    }

    private static void checkFolder(List<String> found, String capped) {
        List<String> moved = capped == null
                ? List.of()
                : AzureRenderConfiguration.get().movedFolders().movedFrom(capped);
        if (!moved.isEmpty()) {
            String more = moved.size() > MAX_FOLDERS ? ", ..." : "";
            found.add(Messages.AccountMonitor_FolderMoved(
                    capped, String.join("', '", moved.subList(0, Math.min(MAX_FOLDERS, moved.size()))) + "'" + more));
        }
    }

    private static void checkUrl(List<String> found, String name, String url, boolean emulator) {
        try {
            Endpoint.parse(name, url, emulator);
        } catch (InvalidRequestException x) {
            found.add(x.getMessage());
        }
    }

    private static void checkCredentials(
            List<String> found, String name, String id, Class<? extends StandardCredentials> type) {
        if (id == null) {
            found.add(Messages.AccountMonitor_NoCredentials(name));
        } else if (CredentialsLookup.ofController().find(id, type).isEmpty()) {
            found.add(Messages.AccountMonitor_CredentialsNotFound(name, id));
        }
    }
}
