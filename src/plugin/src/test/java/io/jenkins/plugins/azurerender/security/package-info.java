/** Security tests: permissions of web methods, storage of secrets, and hostile services and agents. */
package io.jenkins.plugins.azurerender.security;
