const fc = require('fast-check');

// The same examples for every mutant, and no search for the smallest one that fails.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261125, endOnFailure: true });
