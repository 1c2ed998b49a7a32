/** Identities, permissions, credentials and the encryption of secrets. */
package io.jenkins.plugins.azurerender.standin.security;
