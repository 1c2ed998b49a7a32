/**
 * The demo on a running Jenkins: its remote API alone, as an administrator with a script would use it. It checks first
 * what is there, changes nothing when something lacks, and takes back account and credentials at the end.
 */
package io.jenkins.plugins.azurerender.demo.remote;
