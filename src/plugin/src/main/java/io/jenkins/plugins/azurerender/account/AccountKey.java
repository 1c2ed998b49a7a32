package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The name of an Azure account and one of its keys, which Jenkins stores encrypted. */
public abstract class AccountKey extends BaseStandardCredentials {

    private static final long serialVersionUID = 1L;

    /**
     * Other characters are invalid in the header, which HTTP clients then show with its signature in their messages.
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final String accountName;
    private final Secret key;

    /** @param key the key as shown by Azure, in base64 */
    protected AccountKey(CredentialsScope scope, String id, String description, String accountName, Secret key) {
        super(scope, id, description);
        this.accountName = Util.fixNull(accountName).strip();
        this.key = key;
    }

    public String getAccountName() {
        return accountName;
    }

    public Secret getKey() {
        return key;
    }

    /**
     * Returns the key in plain text.
     *
     * @param service the name of the service for the message
     * @throws InvalidRequestException if the key is not base64
     */
    final String checkedKey(String service) {
        if (!NAME.matcher(accountName).matches()) {
            throw new InvalidRequestException(
                    "The account name in the %s credentials is not valid: copy it again from the Azure portal."
                            .formatted(service));
        }
        String text = key.getPlainText().strip();
        try {
            if (Base64.getDecoder().decode(text).length > 0) {
                return text;
            }
        } catch (IllegalArgumentException x) {
            // reported below, without the key
        }
        throw new InvalidRequestException(
                "The key in the %s credentials is not base64: copy it again from the Azure portal.".formatted(service));
    }
}
