/** What forms ask while they are filled in: what an account has to offer, and whether what was typed can be used. */
package io.jenkins.plugins.azurerender.form;
