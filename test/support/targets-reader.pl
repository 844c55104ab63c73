# Reads files of targets.conf with Config::General as tgt-admin does: targets-reader.pl FILE... Prints one line of
# JSON for each file, what it read or { "error": TEXT }.
use strict;
use warnings;
use Config::General qw(ParseConfig);
use JSON::PP;
local $SIG{__WARN__} = sub { };
for my $file (@ARGV) {
	my %conf;
	my $result = eval {
		local $SIG{ALRM} = sub { die "timeout\n" };
		alarm 5;
		%conf = ParseConfig(-ConfigFile => $file, -UseApacheInclude => 1, -IncludeDirectories => 1, -IncludeGlob => 1, -MergeDuplicateBlocks => 1);
		alarm 0;
		{ read => \%conf };
	};
	$result = { error => "$@" } unless $result;
	print JSON::PP->new->canonical->encode($result), "\n";
}
